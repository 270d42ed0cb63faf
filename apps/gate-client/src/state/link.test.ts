import { expect, it } from 'vitest';
import { testStorage } from '../testing/storage.ts';
import { createContact } from './link.ts';

it('[U280] the last contact outlives the window, and what is older than it is no news', () => {
  const storage = testStorage();
  const contact = createContact(storage);
  expect(contact.last()).toBeNull();
  contact.note(50_000);
  contact.note(20_000); // a picture that was kept
  expect(contact.last()).toBe(50_000);
  contact.note(51_000);
  expect(createContact(storage).last()).toBe(50_000); // written every ten seconds
  contact.note(61_000);
  expect(createContact(storage).last()).toBe(61_000);
});
