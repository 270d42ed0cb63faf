import { describe, expect, it } from 'vitest';
import { testStorage } from '../../testing/storage.ts';
import { createDrafts } from './drafts.ts';

describe('drafts', () => {
  it('[U100] brings back what was typed after the page was loaded again', () => {
    const storage = testStorage();
    createDrafts(storage).write('gate-1/visit/seal', { number: 'S-1' }, false);
    expect(createDrafts(storage).store.getState()['gate-1/visit/seal']).toEqual({ number: 'S-1' });
  });

  it('[U100] begins empty when the storage holds something else', () => {
    const storage = testStorage();
    storage.setItem('cordon.drafts', '[cut off');
    expect(createDrafts(storage).store.getState()).toEqual({});
  });

  it('[U100] drops a form that was sent, and only that one', () => {
    const drafts = createDrafts(testStorage());
    drafts.write('gate-1/a/seal', 1, false);
    drafts.write('gate-1/b/seal', 2, false);
    drafts.drop('gate-1/a/');
    expect(drafts.store.getState()).toEqual({ 'gate-1/b/seal': 2 });
  });

  it('[U101] never writes the end of a document down', () => {
    const storage = testStorage();
    const drafts = createDrafts(storage);
    drafts.write('gate-1/visit/tails', { tails: ['X2K8'] }, true);
    drafts.write('gate-1/visit/reconcile', { plate: '渝A12345' }, false);
    expect(drafts.store.getState()['gate-1/visit/tails']).toEqual({ tails: ['X2K8'] });
    expect(storage.getItem('cordon.drafts')).not.toContain('X2K8');
  });

  it('[U101] leaves nothing personal to the next person on the tablet', () => {
    const drafts = createDrafts(testStorage());
    drafts.write('gate-1/visit/tails', { tails: ['X2K8'] }, true);
    drafts.write('gate-1/visit/seal', { number: 'S-1' }, false);
    drafts.dropSecrets();
    expect(Object.keys(drafts.store.getState())).toEqual(['gate-1/visit/seal']);
  });
});
