import { terms as shared } from '@cordon/protocol/words/en/terms.ts';
import { fieldsOf } from '../../steps/word-lists.ts';
import { stepWords } from '../../steps/words.ts';
import type { Shape } from '../shape.ts';
import type { moreTerms as zhMoreTerms } from '../zh/more-terms.ts';

export const moreTerms: Shape<typeof zhMoreTerms> = {
  visit: 'Visit',
  stations: { gate: 'Gate', unloading: 'Unloading point', refuse: 'Refuse point' },
  visitStatus: {
    expected: 'Expected',
    atGate: 'At the gate',
    inside: 'Inside',
    atExit: 'At the exit',
    released: 'Released',
    refused: 'Refused',
    escortedOut: 'Escorted out',
    cancelled: 'Declaration cancelled',
    lapsed: 'No-show',
  },
  plans: { supply: 'Supply loop', refuse: 'Refuse loop' },
  anyStep: 'Report of a step',
  unknownNumber: 'unknown staff number',
  documents: {
    'id-card': 'Identity card',
    passport: 'Passport',
    'hk-macau-permit': 'Hong Kong or Macau permit',
    'taiwan-permit': 'Taiwan permit',
  },
  sides: {
    entry: 'Came in',
    exit: 'At the exit',
    expected: 'Should be',
    people: 'Crew of {{count}}',
    missing: 'missing {{names}}',
    added: '{{count}} too many',
    containers: 'containers: {{count}}',
  },
  overrideReasons: {
    'perishable-goods': 'The goods will spoil',
    'medical-need': 'Urgent medical need',
    'document-delay': 'Papers are late',
    'equipment-fault': 'Equipment has failed',
    other: 'Another reason',
  },
  severities: shared.severities,
  alert: 'Alert',
  alertStates: { raised: 'Not acknowledged', acknowledged: 'Acknowledged', cleared: 'Cleared', closed: 'Closed' },
  alertOutcomes: {
    handled: 'Handled',
    'no-action': 'No action needed',
    'false-alarm': 'False alarm',
    'by-rule': 'Nobody closed it: closed automatically',
  },
  means: { screen: 'screens ring', message: 'message' },
  silenceOver: { time: 'is over', hand: 'was ended' },
  reraised: { 'acknowledgement-over': 'in hand for too long', 'leader-gone': 'the alert that rang for it is over' },
  signInMethods: { pin: 'PIN', password: 'password' },
  nameSources: { document: 'as the document shows', file: 'as the imported file says' },
  unmaskReasons: {
    'compare-document': 'Compare a document',
    'call-person': 'Call the person',
    'health-office': 'Asked for by the health office',
    other: 'Another reason',
  },
  exports: {
    'night-visits': 'visits of a night',
  },
  clear: 'Campus clear',
  lockdown: 'Lockdown',
  weekdays: { 0: 'Sun', 1: 'Mon', 2: 'Tue', 3: 'Wed', 4: 'Thu', 5: 'Fri', 6: 'Sat' },
  reportFields: fieldsOf(stepWords.en),
};
