import { findingWords } from '@cordon/protocol/words/findings.ts';
import type { Shape } from '../shape.ts';
import type {
  claims as zhClaims,
  common as zhCommon,
  notices as zhNotices,
  plate as zhPlate,
  pwa as zhPwa,
  queue as zhQueue,
  strip as zhStrip,
  zhFirst,
} from '../zh/first.ts';
import { gate, steps } from './gate.ts';
import { terms } from './terms.ts';

const common: Shape<typeof zhCommon> = {
  readTwice: { text: 'The same text stands here twice. Was it read twice?', use: 'Use {{once}}' },
  product: 'Cordon checkpoint',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  confirm: 'OK',
  save: 'Save',
  undo: 'Undo',
  dismiss: 'Understood',
  edit: 'Change',
  search: 'Search',
  clear: 'Clear all',
  erase: 'Delete last',
  none: 'None',
  yes: 'Yes',
  no: 'No',
  unknown: 'Unknown',
  moreBelow: '{{count}} more below',
  more: 'More',
  less: 'Less',
  again: 'Try again',
  loading: 'Loading …',
  later: { title: 'Opening', failed: 'This part is not on the tablet yet. Try again when the network is back.' },
  holdToConfirm: 'Hold {{seconds}} s to confirm',
  holdLonger: 'Keep holding: it takes {{seconds}} s',
  busy: 'Sending …',
  reason: 'Reason',
  reasonHint: 'At least {{count}} characters',
  otherReason: 'Another reason',
  broken: {
    title: 'This page has failed',
    text: 'Everything that was recorded is safe on the server. Load the page again; if it fails again, tell the office.',
    again: 'Load again',
  },
  notFound: {
    title: 'No such page',
    text: 'The address is wrong, or your role may not use this page.',
    home: 'Go to my own page',
  },
  status: {
    pass: 'Pass',
    hold: 'On hold',
    refuse: 'Refused',
    running: 'Under way',
    waiting: 'Waiting',
    offline: 'Offline',
    fail: 'Failed',
    warn: 'Take note',
  },
  unit: {
    minutes: '{{count}} min',
    hours: '{{count}} h',
    seconds: '{{count}} s',
    celsius: '°C',
  },
  over: '{{time}} over',
  left: 'left',
  notKnown: 'not known',
  opens: '{{station}} opens: {{opensAt}}',
  leftTime: '{{time}} left',
  first: 'first: {{step}}',
};

const claims: Shape<typeof zhClaims> = {
  atHand: '{{device}} ({{by}}) has been at this vehicle since {{at}}',
  recorded: '{{device}} ({{by}}) recorded {{steps}} at {{at}}; the server has not confirmed it',
  text: 'Ask them first, so that nothing is done twice.',
  left: 'That tablet has been off the network since {{at}} and may hold records. Ask them first, so that nothing is done twice.',
};

const notices: Shape<typeof zhNotices> = {
  lockdown: {
    title: 'Lockdown',
    means: 'nothing enters, nothing leaves',
    since: 'Set by {{by}} at {{at}}: {{reason}}',
  },
  'clear-revoked': {
    title: 'Campus clear revoked',
    means: 'no admission',
    since: 'Revoked by {{by}} at {{at}}: {{reason}}',
  },
  'clear-expired': {
    title: 'Campus clear has ended',
    means: 'no admission until it is declared again',
    since: 'Ended at {{at}}',
  },
  'clock-set': {
    title: 'The server’s clock was set',
    means: 'times before and after do not fit together; contact times are kept',
    since: 'At {{at}}',
  },
  paper: {
    title: 'Paper mode',
    means: 'vehicles are let in and out without the server',
    since: '{{by}}, since {{at}}: {{reason}}',
  },
};

const plate: Shape<typeof zhPlate> = {
  label: 'Plate',
  unknownForm: 'Unknown form: checked on arrival',
  faults: {
    empty: 'Enter the plate',
    length: 'A plate has 7 or 8 characters',
    province: 'The first character must be a province',
    authority: 'The second character must be the letter of an authority',
    'forbidden letter': 'Plates do not use the letters I and O',
    serial: 'This serial does not follow the rules for plates',
    kind: 'A vehicle and a trailer carry different kinds of plate',
  },
};

const pwa: Shape<typeof zhPwa> = {
  ready: 'There is a new version',
  whenever: 'Load it any time between two vehicles. What waits to be sent stays.',
  needed: 'This page is of the old version: load the new one to go on. What waits to be sent stays.',
  afterForm: 'Finish the form in front of you first.',
  take: 'Load it now',
};

const queue: Shape<typeof zhQueue> = {
  state: {
    saved: 'Saved here',
    sending: 'Sending',
    refused: 'Sent back',
    aside: 'On its way to a supervisor',
  },
  provisional: 'Not confirmed by the server',
  provisionalCount: '{{count}} not confirmed',
  paper: {
    on: 'Paper mode',
    onText: '{{by}}, since {{at}}: {{reason}}. Vehicles are let in and out by hand; the server checks it afterwards.',
    end: 'End paper mode',
    offline: 'No network: you can go on',
    offlineText: 'Records are saved here and sent once connected. Letting in and out waits for the server.',
    declare: 'Declare paper mode',
  },
};

const strip: Shape<typeof zhStrip> = {
  label: 'Status strip',
  person: 'On duty',
  serverTime: 'Server time',
  noStation: 'Whole site',
  stations: '{{first}} + {{more}} more',
  toDay: 'Day',
  toDark: 'Night',
  link: {
    connecting: 'Connecting',
    live: 'Connected',
    stale: 'Out of date',
    offline: 'Disconnected',
  },
  age: 'Picture {{age}} old',
  fresh: 'Live picture',
  staleSince: 'No news since {{time}}: what you see may be out of date.',
  neverLive: 'Nothing has come from the server yet.',
  waiting: 'Waiting {{count}}',
  oldest: 'oldest {{age}}',
  nothingWaiting: 'Nothing waits',
  refused: 'Sent back {{count}}',
  bye: {
    revoked: 'Your sign-in has been withdrawn. Sign in again.',
    slow: 'The network is too slow. Connecting again.',
    upgrade: 'The server is being upgraded. Connecting again.',
    stopping: 'The server is stopping. Connecting again.',
  },
};

export const enFirst: Shape<typeof zhFirst> = {
  claims,
  common,
  gate,
  notices,
  plate,
  pwa,
  queue,
  rules: { findings: findingWords('en') },
  steps,
  strip,
  terms,
};
