import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand';
import type { Role } from '@cordon/protocol/roles.ts';
import type { Outbox } from '../../../outbox/outbox.ts';
import type { SessionState } from '../../../session/session-store.ts';
import { TestCordon } from '../../../testing/providers.tsx';
import { createPictureStore } from '../../../state/picture-store.ts';
import { pendingDecisions } from '../../../watch/decisions.ts';
import { at, atGate, declared, hotDriver, pictureWith, supervisor, visitOf } from '../../../watch/testing/pictures.ts';
import { DecisionActions } from './decision-actions.tsx';

const visit = visitOf(
  'v',
  declared('渝A00001'),
  ...atGate(0),
  ...hotDriver(5),
  [
    6,
    {
      type: 'overrideRequested',
      overrideId: 'o',
      stepId: 'verify-crew',
      rule: 'verify.temperature',
      personId: 'p1',
      reasonCode: 'other',
      text: '复测',
      lapsesAt: at(16),
    },
    supervisor,
  ],
  [7, { type: 'deviationReported', deviationId: 'd', kind: 'contact', text: null }],
  [8, { type: 'helpAsked', helpId: 'h', need: 'water' }],
);
const decisions = pendingDecisions(pictureWith([visit]), at(9));
const outbox: Outbox = {
  items: createStore(() => []),
  send: () => {
    throw new Error('nothing is sent by looking');
  },
  offerAgain: () => Promise.resolve(0),
  unreadable: createStore(() => 0),
  load: () => Promise.resolve(),
  setAside: () => {
    throw new Error('nothing is set aside by looking');
  },
  traces: () => Promise.resolve([]),
  dismiss: () => Promise.resolve(),
  flush: () => undefined,
};

function shownTo(role: Role, personId: string): string {
  const person = { personId, staffNumber: '3001', name: '某人', role, stations: [] };
  const session = {
    token: 't',
    person,
    device: null,
    site: { id: 'demo', name: { zh: '示范', en: 'Demo' } },
    expiresAt: 0,
  };
  const parts = {
    session: createStore<SessionState>(() => ({ session, ended: null, next: null })),
    picture: createPictureStore(),
    outbox,
  };
  return renderToStaticMarkup(
    <TestCordon parts={parts}>
      {decisions.map((decision) => (
        <DecisionActions key={decision.key} decision={decision} />
      ))}
    </TestCordon>,
  );
}

const words = ['恢复', '批准', '不批准', '认定违规', '不予认定', '已办理'];

/** The words on the buttons that this person sees, over all that waits for a decision. */
function buttonsFor(role: Role, personId: string): string[] {
  const markup = shownTo(role, personId);
  return words.filter((word) => new RegExp(`> ?${word}</`, 'u').test(markup));
}

describe('who decides', () => {
  it('[U72] a supervisor sees every decision’s buttons', () => {
    expect(buttonsFor('supervisor', 'supervisor-2')).toEqual(words);
  });

  it('[U73] who asked for an override can’t approve it, and reads why', () => {
    const buttons = buttonsFor('supervisor', 'supervisor-1');
    expect(buttons).not.toContain('批准');
    expect(buttons).toContain('不批准');
    expect(shownTo('supervisor', 'supervisor-1')).toContain('须由另一名监管人员审批');
  });

  it('[U72] auditors and the office look on', () => {
    expect(buttonsFor('auditor', 'auditor-1')).toEqual([]);
    expect(buttonsFor('admin', 'admin-1')).toEqual([]);
  });
});
