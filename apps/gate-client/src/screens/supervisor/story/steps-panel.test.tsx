import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { nightAt, visitA } from '@cordon/protocol/testing/journey.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { WordsProvider } from '../../../i18n/words.tsx';
import { zh } from '../../../i18n/zh/index.ts';
import { StepsPanel } from './steps-panel.tsx';

it('[U123] the story of a refused vehicle marks no next step, and says what was not done', () => {
  const night = nightAt('seal');
  night.ask(gateOfficer, { type: 'refuseVisit', visitId: visitA, reason: '自愿离开' });
  const markup = renderToStaticMarkup(
    <WordsProvider wording={{ language: 'zh-CN', dictionary: zh }} site={null}>
      <StepsPanel visit={night.visit(visitA)} />
    </WordsProvider>,
  );
  expect(markup).not.toContain('aria-current="step"');
  expect(markup).toContain('未做');
});
