import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

const judge = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/**
 * How many tries an attacker needs who begins with the most common passwords; estimated by zxcvbn.
 *
 * @param known words that are tried early for this person
 */
export function guessesFor(text: string, known: readonly string[]): number {
  return judge.check(text, [...known]).guesses;
}
