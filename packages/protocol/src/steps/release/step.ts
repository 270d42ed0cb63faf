import { finding } from '../../visit/finding.ts';
import { anyEntry, refuseReport, stepRules } from '../define.ts';
import { shape } from './shape.ts';

/** [V18] Ends the loop. In a lockdown nothing leaves. */
export const rules = stepRules(shape, {
  judge: ({ facts }) =>
    facts.site.lockdown === null ? [finding('release.lockdown', 'pass')] : refuseReport('lockdown', {}, true),
  complete: anyEntry,
  correctable: false,
  judgedBy: [],
  example: () => ({ kind: 'release' }),
  moves: 'leaves',
  plainReport: () => ({ kind: 'release' }),
});
