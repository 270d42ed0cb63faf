import { z } from 'zod';
import { plateText } from '../declaration/declaration.ts';
import { writtenCode } from '../identifiers.ts';
import { batchId, personId, slug } from '../ids.ts';
import { maxHistories } from '../site/settings.ts';
import { holdsIdentityNumber } from '../personal-data.ts';
import { passNumber, personalData, remarkText, safeText } from '../text.ts';
import { instant } from '../time.ts';

/* What an officer reports of each kind of step. The rules over them are in `steps/`, one file a kind. */

export const arriveReport = z.strictObject({
  kind: z.literal('arrive'),
  plate: plateText,
  trailerPlate: plateText.nullable(),
  handReason: remarkText.nullable(), // why a plate that has no known form was entered all the same
});

export const coveredParts = ['body', 'wheels', 'cab-outside', 'underside', 'cargo', 'ground'] as const;

export const disinfectReport = z.discriminatedUnion('act', [
  z.strictObject({
    kind: z.literal('disinfect'),
    act: z.literal('start'), // the last surface is wet: contact time begins
    batchId,
    covered: z.array(z.enum(coveredParts)).max(coveredParts.length),
  }),
  z.strictObject({ kind: z.literal('disinfect'), act: z.literal('rewet'), batchId }), // the time begins anew
  z.strictObject({ kind: z.literal('disinfect'), act: z.literal('finish') }),
]);

export const antigenResults = ['negative', 'positive'] as const;

export const verifyCrewReport = z.strictObject({
  kind: z.literal('verify-crew'),
  personId,
  identityMatches: z.boolean(), // the face and the document agree with the register
  passNumber: passNumber.nullable(), // as shown at the gate
  temperatureC: z.number().min(30).max(45),
  histories: z.record(slug, z.boolean()).refine((answers) => Object.keys(answers).length <= maxHistories), // true: yes
  sampledAt: instant.nullable(),
  result: z.enum(['negative', 'positive', 'pending']).nullable(),
  antigen: z.enum(antigenResults).nullable(), // taken at the gate when no valid result is there; null: none was taken
  maskOn: z.boolean(),
});

/**
 * [ID3] As it is written on the seal. An eleven-digit number is a seal's like any other; an identity number is nobody's seal
 * ([J8]).
 */
export const sealNumber = safeText(60)
  .transform(writtenCode)
  .pipe(z.string().regex(/^(?=.*[\p{L}\p{Nd}])[\p{Lu}\p{Lo}\p{Nd}\-./ ]{3,20}$/u))
  .refine((text) => !holdsIdentityNumber(text), personalData);
export const sealReport = z.strictObject({ kind: z.literal('seal'), number: sealNumber });

export const admitReport = z.strictObject({ kind: z.literal('admit') });

export const legReport = z.strictObject({ kind: z.literal('leg'), act: z.enum(['depart', 'reach']) });

export const dockReport = z.strictObject({
  kind: z.literal('dock'),
  crewInCab: z.boolean(),
  windowsShut: z.boolean(),
  masksOn: z.boolean(),
});

export const unloadReport = z.strictObject({
  kind: z.literal('unload'),
  contactless: z.boolean(),
  cargoAfter: z.enum(['empty', 'goods']),
  note: remarkText.nullable(),
});

export const loadReport = z.strictObject({
  kind: z.literal('load'),
  contactless: z.boolean(),
  containers: z.int().min(0).max(999),
  covered: z.boolean(),
});

export const reconcileReport = z.strictObject({
  kind: z.literal('reconcile'),
  plate: plateText,
  trailerPlate: plateText.nullable(),
  people: z.array(personId).max(20), // from the register's blind look-up, never shown before
  seal: sealNumber.nullable(),
  cargo: z.enum(['empty', 'goods', 'refuse']),
  containers: z.int().min(0).max(9999),
});

export const releaseReport = z.strictObject({ kind: z.literal('release') });

export const stepReport = z.discriminatedUnion('kind', [
  arriveReport,
  disinfectReport,
  verifyCrewReport,
  sealReport,
  admitReport,
  legReport,
  dockReport,
  unloadReport,
  loadReport,
  reconcileReport,
  releaseReport,
]);
export type StepReport = z.infer<typeof stepReport>;
export type ReportOf<K extends StepReport['kind']> = Extract<StepReport, { kind: K }>;
