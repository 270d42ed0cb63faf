import { z } from 'zod';
import { writtenCode } from '../../identifiers.ts';
import { holdsIdentityNumber } from '../../personal-data.ts';
import { personalData, safeText } from '../../text.ts';
import { stepShape } from '../shape.ts';

/**
 * [ID3] The number as it is written on the seal. [J8] It may look like a mobile number, but not be an identity number.
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
