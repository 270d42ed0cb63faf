import { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import { identifierKey } from './identifiers.ts';
import { holdsPersonalNumber } from './personal-data.ts';

/* Control characters break terminals and exports; bidi controls make a text read as another one. */
const forbidden = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/* What leaves a mark on paper; U+2800 is a blank that claims to be a symbol. */
export const visible = /[^\p{Cc}\p{Cf}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Text typed by a person: well-formed Unicode, NFC, trimmed, without control or bidi characters, with
 * something in it that can be seen.
 *
 * @param max most characters (Unicode code points) after trimming
 */
export function safeText(max: number) {
  return z
    .string()
    .max(max * 2, { abort: true }) // before anything reads it: normalising makes some texts eighteen times as long
    .refine((text) => text.isWellFormed() && !forbidden.test(text), { error: 'unsafe text' })
    .refine((text) => visible.test(text), { error: 'invisible text' })
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1).max(max));
}

export const personalData = {
  error: 'personal data',
  params: { refusal: 'personal-data-in-text' satisfies ErrorCode },
};

/** [J8] What is free to be typed, and so must hold no number of a person; the refusal says that this is why. */
export function freeText(max: number) {
  return safeText(max).refine((text) => !holdsPersonalNumber(text), personalData);
}

/** Names of people, which only their masks and the register carry. */
export const shortText = safeText(60);
/** [ID3] [J8] The number of a pass, as it is written on it. */
export const passNumber = freeText(60).refine((text) => identifierKey(text) !== '', { error: 'no letter or digit' });
/** What the office names: stations, devices, channels, agents, colleagues. */
export const nameText = freeText(60);
export const remarkText = freeText(60);
export const noteText = freeText(500);
