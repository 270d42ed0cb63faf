import { describe, expect, it } from 'vitest';
import { testStorage } from '../testing/storage.ts';
import { createPreferencesStore } from './preferences.ts';

describe('the device', () => {
  it('[U23] begins in Chinese and dark', () => {
    expect(createPreferencesStore(testStorage()).getState()).toEqual({ language: 'zh-CN', theme: 'dark' });
  });

  it('[U23] remembers language and theme', () => {
    const storage = testStorage();
    const store = createPreferencesStore(storage);
    store.setState({ language: 'en' });
    store.setState({ theme: 'day' });
    expect(createPreferencesStore(storage).getState()).toEqual({ language: 'en', theme: 'day' });
  });
});
