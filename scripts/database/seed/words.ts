/** Titles; a word in braces is replaced from one of the lists below. */
export const TITLES = [
  'Buy {thing}',
  'Order {thing} for {person}',
  'Return {thing} to {place}',
  'Repair {thing}',
  'Look for {thing} at {place}',
  'Call {person}',
  'Call {place}',
  'Answer {person} about {topic}',
  'Ask {person} about {topic}',
  'Meet {person} at {place}',
  'Send {person} the notes on {topic}',
  'Book an appointment at {place}',
  'Pay {place}',
  'Read up on {topic}',
  'Prepare {topic} with {person}',
  'Write down what is left of {topic}',
  'Plan {topic}',
  'Finish {topic} before Friday',
];

/** People. */
export const PEOPLE = [
  'Ada',
  'Ms Okafor',
  'José',
  'Lin',
  'Mr Petersen',
  'Aïcha',
  '佐藤さん',
  'Noor',
  'the neighbours',
  'my sister',
];

/** Destinations. */
export const PLACES = [
  'the dentist',
  'the tax office',
  'the library',
  'the bike shop',
  'the garage',
  'the school',
  'the pharmacy',
  'Café Müller',
  'the town hall',
];

/** Objects. */
export const THINGS = [
  'oat milk',
  'two light bulbs',
  'a birthday present',
  'the winter tyres',
  'the blue jacket',
  'printer paper',
  'the kitchen tap',
  'concert tickets',
  'a new charger',
  'the library books',
];

/** Topics. */
export const TOPICS = [
  'the summer trip',
  'the tax return',
  'the new contract',
  'the move',
  'Monday’s talk',
  'the garden',
  'the insurance',
  'the budget',
  'the interview',
];

/** Descriptions. */
export const DETAILS = [
  'Open until six, closed on Wednesdays.',
  'The number is on the letter.',
  '{person} knows more about {topic}.',
  'First ask {person}, then decide.',
  'See the notes on {topic}.\nThe last page is missing.',
  'Costs 20 € at the most.',
  'Take {thing} along.',
  'Waits for {person}.',
];

/** Names of projects, and their colours. */
export const PROJECTS = [
  { name: 'Household', color: '#3366ff' },
  { name: 'Work', color: '#cc3333' },
  { name: 'The move to Graz', color: '#2e8b57' },
  { name: 'Choir', color: null },
  { name: 'Club treasury', color: '#e6a817' },
] as const;

/** Tags. */
export const TAGS = ['errand', 'phone', 'at the computer', 'waiting', '5 minutes', 'Müll', 'with Ada', 'money'];

/** Where people are, for times that belong to a place. */
export const ZONES = ['Europe/Vienna', 'America/New_York', 'Asia/Tokyo'];
