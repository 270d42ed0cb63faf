import type { Shape } from '../shape.ts';
import type { alerting as zh } from '../zh/alerting.ts';

export const alerting: Shape<typeof zh> = {
  title: 'Alert rules',
  lead: 'An alert keeps the rules under which it was raised; changes hold for those that come after.',
  info: 'A note asks for nothing: it neither rings nor escalates, and closes with its cause.',
  acknowledged: 'In hand is believed for (min)',
  acknowledgedHint: 'After that it rings again if its cause still stands. Empty: never again.',
  steps: 'While nobody has it in hand',
  stepsNone: 'Not escalated: it rings on the supervisors’ screens only.',
  step: 'Step {{number}}',
  after: 'After (min)',
  whom: 'Whom',
  means: 'By what means',
  addStep: 'Add a step',
  removeStep: 'Remove',
  removeStepOf: 'Remove step {{number}} of {{severity}}',
  others: 'Silences and the watch',
  silence: 'Longest silence (min)',
  silenceHint: 'Critical alerts are never silenced.',
  watch: {
    nobodyMinutes: 'Nobody is watching (min)',
    tabletMinutes: 'Tablet is silent (min)',
    feedMinutes: 'Nothing happens (min)',
  },
  watchHints: {
    nobodyMinutes: 'No supervisor online for longer than this is critical.',
    tabletMinutes: 'A tablet on duty that is not heard for longer than this rings.',
    feedMinutes: 'Vehicles on site and nothing happening for longer than this rings.',
  },
  faults: {
    minutes: 'a number from {{min}} to 1440',
    order: 'not before the step above',
    whom: 'choose somebody',
    means: 'choose a way',
  },
  faulty: '{{count}} to be mended',
  changed: 'changed, not saved',
};
