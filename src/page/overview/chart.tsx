import type { PlotOptions } from '@observablehq/plot'
import { plot } from '@observablehq/plot'
import { useEffect, useRef, useState } from 'preact/hooks'

interface ChartProps {
  readonly title: string
  /** What the chart shows, in words, for those who do not see it. */
  readonly says: string
  readonly options: (width: number) => PlotOptions
  /** The same figures as rows, the first one heads. */
  readonly rows: readonly (readonly string[])[]
  readonly note?: string | undefined
  readonly children?: preact.ComponentChildren
}

/** A chart of Observable Plot as wide as its place, with its figures as a table beneath. */
export function Chart({ title, says, options, rows, note, children }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)))
    observer.observe(place.current!)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (width === 0) return
    const drawing = plot({ ...options(width), width, style: { fontSize: '12px', overflow: 'visible' } })
    // A picture is one thing to a screen reader: its parts have no names. Its own style sheet is forbidden by the page's policy; styles.css has what it says.
    drawing.querySelector('style')?.remove()
    for (const group of drawing.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label')
    drawing.setAttribute('role', 'img')
    drawing.setAttribute('aria-label', says)
    place.current!.replaceChildren(drawing)
  }, [width, options, says])
  const [head = [], ...body] = rows
  return (
    <figure class="chart">
      <figcaption>
        <h3>{title}</h3>
        {children}
      </figcaption>
      <div ref={place} class="plot" />
      {note === undefined ? null : <p class="note">{note}</p>}
      <details>
        <summary>The figures</summary>
        <table>
          <thead>
            <tr>
              {head.map(cell => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.map(([first, ...cells]) => (
              <tr key={first}>
                <th scope="row">{first}</th>
                {cells.map((cell, index) => (
                  <td key={head[index + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
