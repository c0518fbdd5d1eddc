import type { Term } from '../model/glossary.ts'

/** Words in the order in which they are said; the agent's last ones are what the example is about. */
export interface TermExample {
  /** What it is an example of, where the term alone does not say it. */
  readonly as?: string
  /** The agent's own turn before. */
  readonly before?: string
  readonly customer?: string
  readonly agent: string
}

/** What is one, and what is none. A test asks the tagger whether they are what they are said to be. */
export interface TermExamples {
  readonly match: readonly TermExample[]
  readonly miss: readonly TermExample[]
}

export const TERM_EXAMPLES: Readonly<Record<Term, TermExamples>> = {
  yes: {
    match: [
      { customer: 'I was charged twice for March.', agent: "You're right, that was our mistake, I'm refunding it now." },
      { customer: 'Can it be here on the 10th?', agent: "I can't do the 10th, but I can get it to you on the 9th by courier at our cost." },
    ],
    miss: [{ customer: 'Are you open in the evening?', agent: 'Yes, we close at six.' }],
  },
  'small-talk': {
    match: [
      { customer: 'We get married on Saturday, so I need it by then.', agent: 'Congratulations on the wedding! Where will you celebrate?' },
      { customer: 'I need the account closed, my dad died last week.', agent: "I'm so sorry about your dad." },
    ],
    miss: [{ customer: 'Hello.', agent: 'Good morning, how may I help you?' }],
  },
  neutral: {
    match: [
      { customer: 'The router is dead.', agent: 'Could you tell me which light is on at the front?' },
      { customer: 'Where is my order?', agent: 'It shipped on Monday.' },
    ],
    miss: [{ customer: 'Can I have my money back?', agent: "Sure, I'll refund that now." }],
  },
  stonewalling: {
    match: [
      { customer: 'Can I have my money back?', agent: 'Unfortunately we cannot refund that.' },
      { customer: 'Where is my parcel?', agent: "You'd have to call back tomorrow." },
    ],
    miss: [{ customer: 'Where is my refund?', agent: 'Please send us your account number so we can look.' }],
  },
  defensiveness: {
    match: [
      { customer: 'I have waited for two weeks!', agent: "That's the courier, not us." },
      { customer: 'You told me it would be free.', agent: 'We never said that.' },
    ],
    miss: [{ customer: 'Why was it late?', agent: 'The courier lost it, so I have sent you a new one today.' }],
  },
  criticism: {
    match: [
      { customer: 'The fee was not mentioned.', agent: 'You should have read the terms.' },
      { customer: 'It still does not work.', agent: "You didn't follow the steps." },
    ],
    miss: [{ customer: 'The parcel never arrived.', agent: "The postcode was off by a digit, I've corrected it." }],
  },
  contempt: {
    match: [
      { customer: 'This is the third time I call!', agent: 'Calm down, sweetie.' },
      { customer: 'I do not understand the form.', agent: 'Let me use small words.' },
    ],
    miss: [{ customer: 'How do I start it?', agent: 'Press the power button for three seconds.' }],
  },
  door: {
    match: [
      {
        as: 'met',
        customer: 'My mum died last week, I need to close her account.',
        agent: 'I am so sorry about your mum. I will see to the account today.',
      },
      { as: 'missed', customer: 'My mum died last week, I need to close her account.', agent: 'What is her account number?' },
    ],
    miss: [{ customer: 'This router is a joke, it drops every hour!', agent: 'Which light is on?' }],
  },
  possible: {
    match: [
      { as: 'possible criticism', customer: 'I cannot log in.', agent: 'Have you even tried the reset link?' },
      { as: 'possible stonewalling', customer: 'Where is my certificate?', agent: 'We will get to it.' },
    ],
    miss: [{ as: 'criticism, said', customer: 'I cannot log in.', agent: 'You must have typed it wrong.' }],
  },
  repair: {
    match: [
      {
        before: 'You should have read the terms.',
        customer: 'They were not in the mail.',
        agent: "You're right, I should have checked that first.",
      },
      { before: 'Calm down, sweetie.', customer: 'Excuse me?', agent: 'That was rude of me. Let me start again.' },
    ],
    miss: [{ before: 'You should have read the terms.', customer: 'They were not in the mail.', agent: 'Sorry for the delay.' }],
  },
  canned: {
    match: [
      { as: 'in three conversations', agent: "That was our mistake, Jane, I'm putting it right and refunding ticket 1201 now." },
      { as: 'in three conversations', agent: "Sure, I'll send you a new one today, no charge." },
    ],
    miss: [{ as: 'in three conversations, too short', agent: "I'll refund that now." }],
  },
  severity: {
    match: [
      { as: '1, mild', customer: 'Where is my parcel?', agent: "You'd have to call back tomorrow." },
      { as: '2, clear', customer: 'You told me it would be free.', agent: 'We never said that.' },
      { as: '3, severe', customer: 'You lost my order.', agent: 'Are you stupid or what?' },
    ],
    miss: [{ as: '0, no don’t', customer: 'Can I have my money back?', agent: "Sure, I'll refund that now." }],
  },
}
