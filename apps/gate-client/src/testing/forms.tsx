import { visitA } from '@cordon/protocol/testing/journey.ts';
import type { Night } from '@cordon/protocol/testing/night.ts';
import { stepOf } from '@cordon/protocol/visit/route.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { vi } from 'vitest';
import { createStore } from 'zustand';
import { createWords } from '../i18n/words.tsx';
import type { Outbox } from '../outbox/outbox.ts';
import type { SessionState } from '../session/session-store.ts';
import { emptyPicture, type Picture } from '../state/picture.ts';
import { DraftsProvider } from '../steps/drafts/use-draft.tsx';
import { draftKey } from '../steps/parts/form-page.tsx';
import { StepForm } from '../steps/views.tsx';
import { TestCordon, wordings } from './providers.tsx';
import { testStorage } from './storage.ts';

export const wordsIn = (language: 'zh' | 'en') => createWords(wordings[language], null);

const never = (): never => {
  throw new Error('nothing is sent by looking');
};
const outbox: Outbox = {
  items: createStore(() => []),
  send: never,
  offerAgain: () => Promise.resolve(0),
  unreadable: createStore(() => 0),
  load: () => Promise.resolve(),
  setAside: never,
  traces: () => Promise.resolve([]),
  dismiss: () => Promise.resolve(),
  flush: () => undefined,
};

const person = { personId: 'g', staffNumber: '1001', name: '门岗', role: 'gate', stations: ['main-gate'] } as const;
const session = {
  token: 't',
  person: { ...person, stations: [...person.stations] },
  device: null,
  site: { id: 'demo', name: { zh: '示范', en: 'Demo' } },
  expiresAt: 0,
};

/**
 * The form of a step as an officer sees it, in the middle of the night.
 *
 * @param typed what the form's fields hold; without it, what it begins with
 */
export function shownForm(night: Night, stepId: string, typed?: object, language: 'zh' | 'en' = 'zh'): string {
  const visit = night.visit(visitA);
  const step = stepOf(visit, stepId);
  if (step === undefined) throw new RangeError(`no step ${stepId}`);
  const key = `${person.personId}/${draftKey({ visit, step, correcting: null })}`;
  const storage = testStorage();
  if (typed !== undefined) storage.setItem('cordon.drafts', JSON.stringify({ [key]: typed }));
  vi.stubGlobal('sessionStorage', storage);
  const visits = { [visitA]: { version: 1, state: visit } };
  const parts = {
    session: createStore<SessionState>(() => ({ session, ended: null, next: null })),
    picture: createStore<Picture>(() => ({ ...emptyPicture, site: night.site, visits })),
    outbox,
  };
  const markup = renderToStaticMarkup(
    <TestCordon parts={parts} site={night.site.state} language={language} now={night.now}>
      <DraftsProvider>
        <StepForm
          visit={visit}
          step={step}
          stationId={step.stationId ?? 'main-gate'}
          correcting={null}
          onClose={() => undefined}
        />
      </DraftsProvider>
    </TestCordon>,
  );
  vi.unstubAllGlobals();
  return markup;
}
