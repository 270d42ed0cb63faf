import { minuteMs } from '@cordon/protocol/time.ts';
import { siteAt } from '@cordon/protocol/testing/site.ts';
import { deliveryFaults, type DeliveryWhy, overtakenBy } from '@cordon/protocol/wire/notify.ts';
import { describe, expect, it } from 'vitest';
import { en } from '../../../i18n/en/index.ts';
import { type Language, languages } from '../../../i18n/translate.ts';
import { createWords } from '../../../i18n/words.tsx';
import { zh } from '../../../i18n/zh/index.ts';
import { deliveryNotes, deliveryWords } from './dead-letters.tsx';

const wordsIn = (language: Language) => createWords({ language, dictionary: language === 'en' ? en : zh }, siteAt());
const all = (language: Language, why: DeliveryWhy) => {
  const words = wordsIn(language);
  return [deliveryWords(words, why), ...deliveryNotes(words, why)];
};

describe('why a message did not arrive', () => {
  it('[U351] tells a wrong clock from a keyword, an address list and a signature, though the robot has one number for them', () => {
    const faults = ['clock', 'keyword', 'ip', 'signature'] as const;
    for (const language of languages) {
      const told = faults.map((fault) => all(language, { fault, detail: '310000' }));
      expect(new Set(told.map(([sentence]) => sentence)).size).toBe(4);
      expect(new Set(told.map(([, todo]) => todo)).size).toBe(4);
    }
    expect(all('en', { fault: 'keyword', detail: '310000', said: 'keywords not in content' })).toEqual([
      'The robot’s keyword is not in the message (310000)',
      'Enter “Cordon” as a keyword in the robot’s security settings.',
      'The receiver says: keywords not in content',
    ]);
  });

  it('[U351] says by how much the clock is wrong, and in which direction', () => {
    const [, ahead] = all('en', { fault: 'clock', detail: '310000', aheadMs: 73 * minuteMs });
    expect(ahead).toBe('This server’s clock is 73 min ahead of the receiver’s.');
    const [, behind] = all('zh-CN', { fault: 'status', detail: '401', aheadMs: -7 * minuteMs });
    expect(behind).toBe('本服务器时间比对方慢 7 分钟。');
  });

  it.each(languages)(
    '[U351] has words for every reason, and [U352] for all that overtakes a message (%s)',
    (language) => {
      const whys: DeliveryWhy[] = [
        ...deliveryFaults.map((fault) => ({ fault, detail: '7' })),
        ...overtakenBy.map((by) => ({ fault: 'overtaken' as const, detail: by })),
      ];
      for (const why of whys) {
        for (const sentence of all(language, why))
          expect([why, sentence]).toEqual([why, expect.not.stringMatching(/\{\{|\.[a-z]+\./u)]);
      }
      expect(new Set(whys.map((why) => all(language, why)[0])).size).toBe(whys.length);
    },
  );
});
