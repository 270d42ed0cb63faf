import type { PlainValue } from './steps/shape.ts';
import { type StepValue, valuesOfSteps } from './steps/kinds.ts';

/** What a finding, an alert or a refusal names of what was seen. Earlier builds stored a list as one string with spaces. */
export type ParamValue = string | number | boolean | null | readonly string[];

/**
 * What the values of findings, alerts and refusals are, by their keys. Screens and messages word a value by its kind;
 * nothing looks at a text to find out what it is: a reason has spaces, and so have names.
 */
const sharedKinds = {
  // of findings and alerts
  aheadHours: 'number',
  ageHours: 'number',
  hours: 'number',
  minutes: 'number',
  temperatureC: 'number',
  below: 'number',
  people: 'number',
  max: 'number',
  drivers: 'number',
  vehicles: 'number',
  capacity: 'number',
  others: 'number',
  added: 'number',
  containers: 'number',
  unannounced: 'yes-no',
  matches: 'yes-no',
  maskOn: 'yes-no',
  contactless: 'yes-no',
  covered: 'yes-no',
  at: 'time',
  since: 'time',
  fromAt: 'time',
  toAt: 'time',
  fromSeq: 'entry',
  toSeq: 'entry',
  seq: 'entry', // the number of an entry of the feed
  readyAt: 'time',
  until: 'time',
  validUntil: 'date-time',
  exitAt: 'date-time',
  expiresAt: 'date-time',
  opensAt: 'next-opening',
  from: 'date-time',
  to: 'date-time',
  plate: 'plate',
  trailer: 'plate',
  station: 'station',
  stops: 'stations',
  positives: 'histories',
  missing: 'names',
  cargo: 'cargo',
  cargoAfter: 'cargo',
  result: 'test-result',
  antigen: 'antigen',
  rule: 'rule',
  reasons: 'rules',
  code: 'error',
  need: 'need',
  kind: 'deviation',
  text: 'text',
  reason: 'text',
  person: 'text',
  author: 'text',
  name: 'text',
  record: 'text',
  pass: 'text',
  number: 'text',
  seal: 'text',
  batchId: 'text',
  // of refusals only
  histories: 'histories',
  fault: 'plate-fault',
  field: 'time-field',
  by: 'text',
  staffNumber: 'text',
} as const;

/** [U292] With those that each kind of step brings. */
export const valueKinds = { ...valuesOfSteps, ...sharedKinds };

export type ValueKey = keyof typeof sharedKinds | StepValue;
export type ValueKind = (typeof sharedKinds)[keyof typeof sharedKinds] | PlainValue | 'parts';

/** What a rule may say that it saw: a key without a kind is a type error where the finding or the alert is made. */
export type KnownValues = { readonly [key in ValueKey]?: ParamValue };

/** [U292] What the value of a key is. `null`: a key that nobody has described; it is written as it is. */
export function valueKind(rule: string, key: string): ValueKind | null {
  if (rule === 'disinfect.coverage' && key === 'missing') return 'parts';
  return Object.hasOwn(valueKinds, key) ? valueKinds[key as ValueKey] : null;
}

/** The codes of a list. Earlier builds stored them in one string with spaces between; a code has none of its own. */
export function codesOf(value: ParamValue | undefined): readonly string[] {
  if (typeof value === 'string') return value.split(' ').filter((code) => code !== '');
  return Array.isArray(value) ? value : [];
}

/** The names of a list. An earlier build stored them in one string, which stays whole: a name may have a space. */
export function namesOf(value: ParamValue | undefined): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value : [];
}
