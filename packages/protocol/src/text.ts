import { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import { identifierKey } from './identifiers.ts';
import { holdsPersonalNumber } from './personal-data.ts';

/* Control characters break terminals and exports. Bidi controls make a text look like another one. */
const forbidden = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** Matches a visible character. Characters without a mark, and U+2800, a blank symbol, do not match. */
export const visible = /[^\p{Cc}\p{Cf}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Text typed by a person: well-formed Unicode, NFC, trimmed, without control and bidi characters, and with at least one
 * visible character.
 *
 * @param max greatest number of characters (Unicode code points) after trimming
 */
export function safeText(max: number) {
  return z
    .string()
    .max(max * 2, { abort: true }) // first, since normalising makes some texts eighteen times as long
    .refine((text) => text.isWellFormed() && !forbidden.test(text), { error: 'unsafe text' })
    .refine((text) => visible.test(text), { error: 'invisible text' })
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1).max(max));
}

/** The refusal of a text that holds a personal number. */
export const personalData = {
  error: 'personal data',
  params: { refusal: 'personal-data-in-text' satisfies ErrorCode },
};

/**
 * [J8] Text that a person may type freely. It must not hold a personal number; the refusal says so.
 *
 * @param max greatest number of characters (Unicode code points) after trimming
 */
export function freeText(max: number) {
  return safeText(max).refine((text) => !holdsPersonalNumber(text), personalData);
}

/** Names of people. Only the register and masks have them. */
export const shortText = safeText(60);
/** [ID3] [J8] The number of a pass as it is written on it. */
export const passNumber = freeText(60).refine((text) => identifierKey(text) !== '', { error: 'no letter or digit' });
/** Names that the office gives: stations, devices, channels, colleagues. */
export const nameText = freeText(60);
/** A short free text, up to 60 characters. */
export const remarkText = freeText(60);
/** A free text, up to 500 characters. */
export const noteText = freeText(500);
