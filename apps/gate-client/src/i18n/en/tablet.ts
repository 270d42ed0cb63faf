import { alerts } from '@cordon/protocol/words/en/alerts.ts';
import { errors } from '@cordon/protocol/words/en/errors.ts';
import type { Shape } from '../shape.ts';
import type {
  morePlate as zhMorePlate,
  morePwa as zhMorePwa,
  moreQueue as zhMoreQueue,
  moreStrip as zhMoreStrip,
  unloading as zhUnloading,
  zhTablet,
} from '../zh/tablet.ts';
import { commands, deadlines, events } from './events.ts';
import { gateForms, moreSteps } from './forms.ts';
import { moreTerms } from './more-terms.ts';
import { entry, identity, offlineEntry, session, shift } from './sign-in.ts';

const morePlate: Shape<typeof zhMorePlate> = {
  trailer: 'Trailer plate',
  provinces: 'Province',
  letters: 'Letters and digits',
  system: 'Device keyboard',
  ownKeyboard: 'Plate keyboard',
  empty: 'Enter the plate',
  kinds: {
    ordinary: 'Ordinary',
    'new-energy-small': 'New energy, small',
    'new-energy-large': 'New energy, large',
    trailer: 'Trailer',
    coach: 'Driving school',
    police: 'Police',
    'hong-kong': 'Hong Kong, cross-border',
    macau: 'Macau, cross-border',
    consulate: 'Consulate',
    embassy: 'Embassy',
    emergency: 'Emergency rescue',
    temporary: 'Temporary',
    test: 'Test vehicle',
    oversize: 'Oversize vehicle',
    'armed-police': 'Armed police',
    army: 'Army',
    airport: 'Airport vehicle',
    agricultural: 'Tractor or farm machine',
  },
};

const morePwa: Shape<typeof zhMorePwa> = {
  storage: {
    title: 'Storage of this device',
    left: '{{left}} left, {{used}} used',
    low: 'Storage is nearly full: make room, or take another tablet',
    kept: 'The browser won’t clear records by itself',
    notKept: 'Short of room, the browser may clear records: sync soon',
    loaded: 'All of the program is on this device: it works without the network',
    notLoaded: 'Part of the program is not on this device yet: stay connected',
    unknown: 'The browser does not tell how much room there is',
  },
};

const moreQueue: Shape<typeof zhMoreQueue> = {
  title: 'Records of this device',
  empty: 'The server has confirmed every record.',
  notKept: 'Not stored on this device: keep this page open',
  recorded: 'Recorded {{time}}',
  by: 'By {{name}}, and sent in that name',
  waitsFor: 'Will be sent when {{name}} signs in again',
  foretold: 'As things stand the server will probably send it back: {{reason}}',
  dismiss: 'Understood',
  setAside: 'Give to a supervisor',
  setAsideTitle: 'Give this record to a supervisor',
  setAsideText: 'It is not sent any more; a supervisor gets what it says, and why.',
  asideReasons: { stuck: 'It never gets through', wrong: 'It was a mistake', done: 'Somebody else has done it' },
  ownWaiting: 'The server has not confirmed {{count}} of your records',
  ownWaitingText: 'They stay on this device and are sent in your name once it is connected. You need not wait.',
  sync: 'Sync now',
  synced: {
    offline: 'The server can’t be reached. {{waiting}} saved here; they go by themselves once connected.',
    nothing: 'Connected, and nothing was waiting.',
    sent: '{{sent}} sent, {{refused}} of them sent back.',
    some: '{{sent}} sent, {{waiting}} still waiting.',
  },
  unreadable: '{{count}} records can’t be opened',
  unreadableText: 'The key of this device is gone. They are still here: tell the office.',
  export: 'Export what was sent',
  exportHint: 'Numbers, times and outcomes only, nothing of what was recorded: to trace a record that is missing.',
  exportName: 'sent-records',
  provisionalText: 'Shown as recorded on this device; it counts once the server has confirmed it.',
  paper: {
    declareText:
      'Vehicles can then be let in and out without the network. You answer for it, and supervisors are told.',
    declareAction: 'I answer for it',
    reasons: {
      wifi: 'Wi-Fi is down, supervisor agreed by phone',
      server: 'Server is down, supervisor agreed by phone',
      power: 'Power cut, supervisor agreed by phone',
    },
  },
  offlineOver: 'No contact for more than 12 hours: this device only shows what it knows.',
};

const moreStrip: Shape<typeof zhMoreStrip> = {
  menu: 'Menu',
  screens: {
    gate: 'Gate',
    unloading: 'Unloading point',
    board: 'Board',
    wall: 'Wall',
    office: 'Office',
    review: 'Look back',
  },
  goTo: 'Go to',
  changePerson: 'Change person',
  changeTo: 'Who takes over',
  shiftStart: 'Start the shift',
  shiftSince: 'On shift since {{time}}',
  changePassword: 'Change password',
  handOver: 'Hand over and leave',
  signOff: 'Sign off',
  language: 'Language',
  theme: 'Theme',
};

const unloading: Shape<typeof zhUnloading> = {
  title: 'Unloading point',
  list: 'Arrivals',
  station: 'My station',
  allStations: 'All stations ({{count}})',
  none: 'No vehicle is coming',
  lockdown: 'Lockdown: nothing enters or leaves',
  noneText: 'Vehicles announced for this station appear here by themselves.',
  rest: 'After these: {{count}}',
  near: {
    here: 'Here',
    coming: 'Coming',
    elsewhere: 'At another stop',
    atGate: 'At the gate',
    expected: 'Expected',
  },
  when: {
    here: 'Stands here',
    next: 'Next: {{step}}',
    contact: '{{step}}: contact time runs',
    depart: 'Done: it may depart',
    coming: 'Here within {{count}} min',
    overdue: '{{count}} min late',
    elsewhere: 'Another stop first, then here',
    atGate: 'Being checked at the gate',
    eta: 'Expected at the gate {{at}}',
    soon: 'Expected at the gate in {{count}} min',
    late: '{{count}} min later than expected',
  },
  strayed: {
    open: 'A vehicle that isn’t for here',
    title: 'Find a vehicle that is not in the list',
    hint: 'Enter any part of the plate, two characters or more.',
    found: 'Vehicles found',
    none: 'No vehicle with this plate is on the site: check the plate, or call a supervisor.',
    shouldBe: 'Should be: {{where}}',
    reported: '{{plate}} is reported: it rings at the supervisors’',
    reportedText: 'Let the crew stay in the cab until a supervisor has decided.',
  },
  backToList: 'Back to the arrivals',
  incidents: 'What goes wrong',
  steps: 'Steps at this station',
  notPassed: 'Findings here that did not pass',
  nothing: {
    held: 'On hold: a supervisor decides',
    wait: 'Not here yet',
  },
};

export const enTablet: Shape<typeof zhTablet> = {
  commands,
  deadlines,
  entry,
  errors,
  events,
  identity,
  offlineEntry,
  session,
  shift,
  unloading,
  gate: gateForms,
  plate: morePlate,
  pwa: morePwa,
  queue: moreQueue,
  steps: moreSteps,
  strip: moreStrip,
  terms: moreTerms,
  rules: { alerts },
};
