import { type Figures, figuresOf, numeralsOf, withPlainDigits } from './figures.ts';
import { isBirthDate, readIdentityNumber } from './identity-number.ts';

/*
 * The feed keeps free text for ever and everybody reads it, so it must not hold personal numbers. Rules [J8]–[J11] of
 * docs/spec.md.
 */

/* A plate, say: the shortest text that counts is a passport's word with seven digits. */
const tooShort = /^[\p{Script=Han}A-Z0-9]{0,8}$/u;

/**
 * [J8] Whether a text holds an identity number with a correct check character, a mainland mobile number, or a passport
 * number that is called one, in digits of any script and in any grouping. Temperatures, seals, plates, dates and other
 * numbers do not count.
 */
export function holdsPersonalNumber(text: string): boolean {
  if (tooShort.test(text)) return false;
  return (
    [figuresOf(text), numeralsOf(text)].some(
      (figures) => holdsIdentity(figures) || holdsMobile(figures) || holdsOldIdentity(figures),
    ) || passport.test(withPlainDigits(text))
  );
}

/**
 * [J9] Like `holdsPersonalNumber` for identity numbers only. It is for seals, whose numbers may look like telephone
 * numbers.
 */
export function holdsIdentityNumber(text: string): boolean {
  return [figuresOf(text), numeralsOf(text)].some(holdsIdentity);
}

/* The check character is sufficient proof, whatever stands between the digits. */
const eighteen = /(?<!\d)(?=((?:\d[ .,-]{0,3}){17}[\dX])(?!\d))/gu;

function holdsIdentity(figures: Figures): boolean {
  return [...figures.matchAll(eighteen)].some(([, number = '']) => readIdentityNumber(number).ok);
}

/* Numbers from before 1999 have fifteen digits and no check digit: only province and date of birth can be checked. */
const fifteen = /(?<!\d)([1-6]\d|71|81|82)\d{4}[ .-]?(\d{6})[ .-]?\d{3}(?!\d)/gu;

function holdsOldIdentity(figures: Figures): boolean {
  return [...figures.matchAll(fifteen)].some(
    ([, province = '', born]) => provinceCodes.has(province) && isBirthDate(`19${born}`),
  );
}

/** The first two digits of every area code. Source: GB/T 2260. */
const provinceCodes = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);

const mobile = /^(?:(?:00)?86|0)?1[3-9]\d{9}$/u;
/* A mobile number as it is usually printed, whatever sign stands between its parts. */
const mobileInThree = /(?<!\d)1[3-9]\d[.,-]{1,3}\d{4}[.,-]{1,3}\d{4}(?!\d)/u;

/** [J10] A mobile number in one word, or in several words without other figures between them. */
function holdsMobile(figures: Figures): boolean {
  if (mobileInThree.test(figures)) return true;
  return figures.split(/[^\d .-]|[.-]{4,}/u).some((run) => {
    const words = run.split(' ').filter((word) => /\d/u.test(word));
    return (
      words.some((word) => joinsToMobile(word.split(/\D+/u).filter((group) => group !== ''))) ||
      splitAtFigures(words).some(joinsToMobile)
    );
  });
}

/** Whether some of these parts, one after another, form a mobile number: in few groups, or digit by digit. */
function joinsToMobile(parts: readonly string[]): boolean {
  return parts.some((_, from) => {
    let digits = '';
    let isSpelt = true;
    for (const [at, part] of parts.slice(from, from + mostParts).entries()) {
      const more = part.replaceAll(/\D/gu, '');
      digits += more;
      isSpelt &&= more.length === 1;
      if (mobile.test(digits) && (at < mostGroups || isSpelt)) return true;
    }
    return false;
  });
}

/* Passport and permit numbers look like seal and pass numbers: only the word before them identifies them. */
const passport =
  /(?:护照|回乡证|台胞证|passport)[^\p{L}\d]{0,4}(?:号码|号|编号|number|no|为|是|is)?[^\p{L}\d]{0,4}[A-Z]{0,2}(?:[ .-]{0,3}\d){7,10}(?!\d)/iu;

const mostParts = 15;
const mostGroups = 6;

/* Temperatures, prices and days: a series of these is not a telephone number. */
const figure = /^[.-]*(?:\d{1,2}\.\d{1,2}|(?:19|20)\d{2}[.-]\d{1,2}[.-]\d{1,2}|\d{1,2}[.-]\d{1,2})[.-]*$/u;

function splitAtFigures(words: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (figure.test(word)) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}
