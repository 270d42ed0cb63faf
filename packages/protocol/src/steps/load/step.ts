import { finding, passOrFail } from '../../visit/finding.ts';
import { anyEntry, stepRules } from '../define.ts';
import { shape } from './shape.ts';

/** [V17] Refuse is loaded without contact, counted and covered. */
export const rules = stepRules(shape, {
  judge: (_context, { contactless, covered, containers }) => [
    finding('load.contactless', passOrFail(contactless), { contactless }),
    finding('load.covered', passOrFail(covered), { covered, containers }),
  ],
  complete: anyEntry,
  correctable: true,
  judgedBy: ['weigh', 'reconcile'],
  example: () => ({ kind: 'load', contactless: true, containers: 4, covered: true }),
  compared: () => ['reconcile.cargo'],
  loads: (before, { containers }) => ({ ...before, containers: before.containers + containers }),
});
