import { type ReactNode, useMemo } from 'react';
import type { Label, SiteSettings, StaffMember } from '@cordon/protocol/site/settings.ts';
import { type By, type SystemName, systemNames } from '@cordon/protocol/roles.ts';
import { CordonProvider, useCordon } from '../context/cordon-context.tsx';
import { createFormats, createLists, type Formats, type Lists } from './format.ts';
import { type Language, type Translate, translateBy } from './translate.ts';
import type { Wording } from './wordings.ts';

/** What of the site wording needs: the names of its places, questions, devices and people, and its time zone. */
export type SiteNames = Pick<SiteSettings, 'timeZone' | 'stations' | 'histories' | 'batches' | 'devices'> & {
  staff: readonly Pick<StaffMember, 'personId' | 'name'>[];
};

/** Everything that turns a state into words. */
export type Words = Formats &
  Lists & {
    t: Translate;
    /** Are the words loaded that tablets need in addition to those of the first view? */
    has(part: 'tablet'): boolean;
    language: Language;
    label(label: Label): string;
    station(id: string): string;
    history(id: string): string;
    device(id: string): string;
    colleague(personId: string): string;
    by(by: By): string;
  };

export function createWords({ language, dictionary }: Wording, site: SiteNames | null): Words {
  const t = translateBy(dictionary);
  const label = (text: Label) => (language === 'en' ? text.en : text.zh);
  const named = (list: readonly { id: string; name: Label }[] | undefined, id: string) => {
    const found = list?.find((item) => item.id === id);
    return found === undefined ? id : label(found.name);
  };
  return {
    ...createFormats(language, site?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone),
    ...createLists(language),
    t,
    has: () => 'errors' in dictionary,
    language,
    label,
    station: (id) => named(site?.stations, id),
    history: (id) => named(site?.histories, id),
    device: (id) => site?.devices.find((device) => device.id === id)?.name ?? id,
    colleague: (personId) => site?.staff.find((member) => member.personId === personId)?.name ?? personId,
    by: (by) => (by.role === 'system' && isSystemName(by.name) ? t(`terms.system.${by.name}`) : by.name),
  };
}

declare module '../context/cordon-context.tsx' {
  interface CordonParts {
    words: Words;
  }
}

type WordsProviderProps = { wording: Wording; site: SiteNames | null; children: ReactNode };

export function WordsProvider({ wording, site, children }: WordsProviderProps) {
  const parts = useMemo(() => ({ words: createWords(wording, site) }), [wording, site]);
  return <CordonProvider parts={parts}>{children}</CordonProvider>;
}

export const useWords = () => useCordon('words');

function isSystemName(name: string): name is SystemName {
  return systemNames.some((known) => known === name);
}
