import { codeAlphabet, codeLength } from '@cordon/protocol/wire/session.ts';

/** [U228] What was typed or pasted so far, in the letters that codes have: O is 0, I and L are 1; no more than a code has. */
export function codeLetters(typed: string): string {
  const plain = typed.normalize('NFKC').toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/gu, '1');
  return Array.from(plain)
    .filter((letter) => codeAlphabet.includes(letter))
    .slice(0, codeLength)
    .join('');
}

/** 7KQ2-M0XD */
export function groupedCode(code: string): string {
  return code.length > 4 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}
