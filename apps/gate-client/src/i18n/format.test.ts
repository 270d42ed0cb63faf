import { expect, it } from 'vitest';
import { createLists } from './format.ts';

it.each([
  ['zh-CN', ['', '甲', '甲、乙', '甲、乙、丙'], '甲，乙，丙', '甲；乙；丙'],
  ['en', ['', '甲', '甲, 乙', '甲, 乙, 丙'], '甲, 乙, 丙', '甲; 乙; 丙'],
] as const)('things are listed as people write them (%s)', (language, lists, phrases, clauses) => {
  const words = createLists(language);
  const some = ['甲', '乙', '丙'];
  expect([0, 1, 2, 3].map((count) => words.list(some.slice(0, count)))).toEqual(lists);
  expect(words.phrases(some)).toBe(phrases);
  expect(words.clauses(some)).toBe(clauses);
});
