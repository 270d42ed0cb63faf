import { describe, expect, it } from 'vitest';
import { testStorage } from '../testing/storage.ts';
import { createPreferencesStore } from './preferences.ts';

describe('the device', () => {
  it('[U23] begins in Chinese, dark and heard', () => {
    expect(createPreferencesStore(testStorage()).getState()).toEqual({ language: 'zh-CN', theme: 'dark', sound: true });
  });

  it('[U23] remembers language and theme', () => {
    const storage = testStorage();
    const store = createPreferencesStore(storage);
    store.setState({ language: 'en' });
    store.setState({ theme: 'day' });
    expect(createPreferencesStore(storage).getState()).toEqual({ language: 'en', theme: 'day', sound: true });
  });

  it('[U205] remembers that it was switched off; one that knew nothing of sound is heard', () => {
    const storage = testStorage();
    storage.setItem('cordon.preferences', JSON.stringify({ language: 'en', theme: 'day' }));
    const store = createPreferencesStore(storage);
    expect(store.getState().sound).toBe(true);
    store.setState({ sound: false });
    expect(createPreferencesStore(storage).getState().sound).toBe(false);
  });
});
