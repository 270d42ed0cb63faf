import { finding, passOrFail, passOrWarn } from '../../visit/finding.ts';
import { anyEntry, stepRules } from '../define.ts';
import { shape } from './shape.ts';

/** [V16] Goods are unloaded without contact. What stays on board is expected at the next stop, or at the exit. */
export const rules = stepRules(shape, {
  judge({ visit, step }, { contactless, cargoAfter }) {
    const isLast = step.stop === visit.declaration.stops.length - 1;
    return [
      finding('unload.contactless', passOrFail(contactless), { contactless }),
      finding('unload.rest-on-board', passOrWarn(!isLast || cargoAfter === 'empty'), { cargoAfter }),
    ];
  },
  complete: anyEntry,
  correctable: true,
  judgedBy: ['weigh', 'reconcile'],
  example({ visit, step }) {
    const isLast = step.stop === visit.declaration.stops.length - 1;
    return { kind: 'unload', contactless: true, cargoAfter: isLast ? 'empty' : 'goods', note: null };
  },
  compared: () => ['reconcile.cargo'],
  loads: (before, { cargoAfter }) => ({ ...before, goods: cargoAfter }),
});
