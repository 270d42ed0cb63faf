import type { Words } from './words.tsx';

/** What is filled into the line of an event. */
export type Values = Record<string, string>;

/** What somebody added in their own words. */
export function said({ language }: Words, text: string | null): string {
  if (text === null) return '';
  return `${language === 'en' ? ': ' : '：'}${text}`;
}
