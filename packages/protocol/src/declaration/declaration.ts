import { z } from 'zod';
import { personId, stationId } from '../ids.ts';
import { isMask } from '../masking.ts';
import { holdsPersonalNumber } from '../personal-data.ts';
import { maxPlateLength, normalisePlate } from '../plate.ts';
import { freeText, passNumber, personalData, remarkText, safeText, shortText } from '../text.ts';
import { instant } from '../time.ts';

/* What a visit keeps of its announcement: for each person a mask, never a name, a document or a phone number. */

/** Why a vehicle comes: it brings supply, or takes refuse away. */
export const purposes = ['supply', 'refuse'] as const;
export type Purpose = (typeof purposes)[number];

/** Documents that identify a person. */
export const documentKinds = ['id-card', 'passport', 'hk-macau-permit', 'taiwan-permit'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const crewRoles = ['driver', 'passenger'] as const;
/** The result of a test; `pending` is not known yet. */
export const testResults = ['negative', 'positive', 'pending'] as const;

export const maxNameLength = 60; // of people, goods and passes
export const maxCompanyLength = 60;
export const maxStops = 5;
export const maxGoods = 20;
export const maxCrew = 9;

/**
 * Any text that an officer could read off a vehicle: plates without a known form are marked, not refused. [J11] It must
 * not hold a personal number.
 */
export const plateText = safeText(maxPlateLength)
  .transform(normalisePlate)
  .pipe(z.string().min(1).max(maxPlateLength))
  .refine((plate) => !holdsPersonalNumber(plate), personalData);

/** One person of the announced crew, by ID in the register and masked name. */
export const crewMember = z.strictObject({
  personId,
  maskedName: shortText.refine(isMask, { error: 'no mask' }),
  role: z.enum(crewRoles),
  document: z.enum(documentKinds),
  passNumber: passNumber.nullable(),
  sampledAt: instant.nullable(),
  result: z.enum(testResults).nullable(),
});
export type CrewMember = z.infer<typeof crewMember>;

/** One kind of announced goods. */
export const goodsLine = z.strictObject({
  name: remarkText,
  quantity: z.number().positive().max(1_000_000_000),
  unit: freeText(20),
});
export type GoodsLine = z.infer<typeof goodsLine>;

const vehiclePass = z.strictObject({
  number: passNumber,
  validUntil: instant, // the last millisecond of its last day at the site
});

/** [D1] The announcement of a visit. */
export const declaration = z.strictObject({
  plate: plateText,
  trailerPlate: plateText.nullable(),
  purpose: z.enum(purposes),
  company: freeText(maxCompanyLength),
  stops: z.array(stationId).min(1).max(maxStops),
  goods: z.array(goodsLine).max(maxGoods),
  vehiclePass: vehiclePass.nullable(),
  declaredAt: instant,
  eta: instant,
  crew: z.array(crewMember).min(1).max(maxCrew),
  ref: remarkText.optional(), // [D36] the office's own number of this declaration
});
export type Declaration = z.infer<typeof declaration>;
