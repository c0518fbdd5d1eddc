import type { Role } from '../../model/turn.ts'
import type { Json, RecordContext } from '../json/format.ts'
import { at, listOf, objectsOf, wordOf } from '../json/values.ts'

/** Who is who in a workspace, from its list of users and from what each message tells of its author. FORMATS 5.1. */
export interface Members {
  readonly nameOf: (id: string) => string | undefined
  readonly isBot: (id: string) => boolean
  /** Whether it is a person whom the list of users has. */
  readonly isPerson: (id: string) => boolean
  /** Guests and people of other workspaces are customers; where there are any, members are agents. */
  readonly roleOf: (message: Json, channel: string) => Role | undefined
}

export function membersOf({ memory, beside }: RecordContext): Members {
  const known = memory.get('members') as Members | undefined
  if (known !== undefined) return known
  const lists = (names: readonly string[]): readonly Json[] => names.flatMap(name => objectsOf(beside(`../${name}.json`)))
  const members = membersAmong(lists(['users', 'org_users']), lists(['channels', 'groups', 'mpims', 'dms']))
  memory.set('members', members)
  return members
}

function membersAmong(listed: readonly Json[], channels: readonly Json[]): Members {
  const users = new Map(listed.flatMap(user => (wordOf(user.id) === undefined ? [] : [[wordOf(user.id)!, user] as const])))
  const own = ownTeam([...users.values()])
  const isOutside = (user: Json, team: string | undefined): boolean =>
    isGuest(user) || user.is_stranger === true || (own !== undefined && team !== undefined && team !== own)
  const outsiders = new Set([...users].filter(([, user]) => isOutside(user, teamOf(user))).map(([id]) => id))
  // Who is a member of a channel, but no user of the workspace, comes from another.
  const isStrange = (id: unknown): boolean => typeof id === 'string' && (outsiders.has(id) || !users.has(id))
  const shared = new Set(
    channels
      .filter(channel => users.size > 0 && listOf(channel.members).some(isStrange))
      .flatMap(({ id, name }) => [wordOf(id), wordOf(name)].filter(one => one !== undefined)),
  )
  // Without a list of users: whether a guest has spoken.
  let met = false
  return {
    nameOf: id => nameIn(users.get(id)),
    isBot: id => users.get(id)?.is_bot === true,
    isPerson: id => users.has(id) && users.get(id)?.is_bot !== true,
    roleOf: (message, channel) => {
      const id = wordOf(message.user) ?? ''
      const profile = at(message, 'user_profile')
      const team = wordOf(message.user_team) ?? wordOf(at(profile, 'team')) ?? wordOf(message.source_team)
      const isStranger = own !== undefined && team !== undefined && team !== own
      if (outsiders.has(id) || isGuest(profile) || (isStranger && !users.has(id))) {
        met = true
        return 'customer'
      }
      const user = users.get(id)
      // Who has left may have been a guest: nothing tells any more, but what the message told of its author.
      const isLost = user?.deleted === true && user.is_restricted === undefined
      const isTold = at(profile, 'is_restricted') === false
      const isMember = user === undefined ? (own !== undefined && team === own) || (users.size === 0 && isTold) : !isLost || isTold
      return isMember && (outsiders.size > 0 || shared.has(channel) || met) ? 'agent' : undefined
    },
  }
}

function isGuest(user: unknown): boolean {
  return at(user, 'is_restricted') === true || at(user, 'is_ultra_restricted') === true
}

/** In an Enterprise Grid the workspaces of one company are one. */
function teamOf(user: Json): string | undefined {
  return wordOf(at(user, 'enterprise_user', 'enterprise_id')) ?? wordOf(user.team_id) ?? wordOf(at(user, 'profile', 'team'))
}

/** Slackbot, owners and admins are of the workspace itself; else it is the team of most. */
function ownTeam(users: readonly Json[]): string | undefined {
  const slackbot = users.find(({ id }) => id === 'USLACKBOT')
  const bot = slackbot === undefined ? undefined : teamOf(slackbot)
  const rank = (user: Json): boolean => user.is_primary_owner === true || user.is_owner === true || user.is_admin === true
  const leads = users.filter(rank)
  const judged = leads.length > 0 ? leads : users.filter(user => user.is_stranger !== true)
  const counts = new Map<string, number>()
  for (const user of judged) {
    const team = teamOf(user)
    if (team !== undefined) counts.set(team, (counts.get(team) ?? 0) + 1)
  }
  const most = [...counts].find(([, count]) => count * 2 > judged.length)?.[0]
  return bot !== undefined && (counts.has(bot) || most === undefined) ? bot : most
}

function nameIn(user: Json | undefined): string | undefined {
  return (
    wordOf(at(user, 'profile', 'display_name')) ?? wordOf(at(user, 'profile', 'real_name')) ?? wordOf(user?.real_name) ?? wordOf(user?.name)
  )
}
