import { z } from 'zod';
import { writtenCode } from '../../identifiers.ts';
import { holdsIdentityNumber } from '../../personal-data.ts';
import { personalData, safeText } from '../../text.ts';
import { finding } from '../../visit/finding.ts';
import { anyEntry, stepRules, stepShape } from '../define.ts';

/**
 * [ID3] As it is written on the seal. An eleven-digit number is a seal's like any other; an identity number is nobody's seal
 * ([J8]).
 */
export const sealNumber = safeText(60)
  .transform(writtenCode)
  .pipe(z.string().regex(/^(?=.*[\p{L}\p{Nd}])[\p{Lu}\p{Lo}\p{Nd}\-./ ]{3,20}$/u))
  .refine((text) => !holdsIdentityNumber(text), personalData);

export const shape = stepShape({
  kind: 'seal',
  report: z.strictObject({ kind: z.literal('seal'), number: sealNumber }),
  acts: ['seal'],
  words: {
    zh: { name: '封条', acts: { seal: '登记封条' } },
    en: { name: 'Seal', acts: { seal: 'Record the seal' } },
  },
  offline: 'yes',
  slowMinutes: 15,
  findings: {
    'seal.recorded': {
      severity: 'warning',
      waivable: true,
      zh: { title: '封条登记', good: '封条号 {{number}} 已登记', bad: '封条未登记' },
      en: { title: 'Seal recorded', good: 'Seal {{number}} recorded', bad: 'No seal recorded' },
    },
  },
});

/** [V10] The seal's number is recorded at the gate and read again at the exit. It closes the cargo, never a person. */
export const rules = stepRules(shape, {
  judge: (_context, { number }) => [finding('seal.recorded', 'pass', { number })],
  complete: anyEntry,
  correctable: true,
  judgedBy: ['admit', 'reconcile'],
  example: () => ({ kind: 'seal', number: 'S-4711' }),
  compared: () => ['reconcile.seal'],
  loads: (before, { number }) => ({ ...before, seal: number }),
});
