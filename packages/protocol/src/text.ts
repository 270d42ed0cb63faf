import { z } from 'zod';
import type { ErrorCode } from './errors.ts';
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
    .max(max * 2)
    .refine((text) => text.isWellFormed() && !forbidden.test(text), { error: 'unsafe text' })
    .refine((text) => visible.test(text), { error: 'invisible text' })
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1).max(max));
}

/** [J8] What is free to be typed, and so must hold no number of a person; the refusal says that this is why. */
export function freeText(max: number) {
  return safeText(max).refine((text) => !holdsPersonalNumber(text), {
    error: 'personal data',
    params: { refusal: 'personal-data-in-text' satisfies ErrorCode },
  });
}

/** Names, and numbers of passes. */
export const shortText = safeText(60);
export const remarkText = freeText(60);
export const noteText = freeText(500);
