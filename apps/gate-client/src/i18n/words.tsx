import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Label, SiteSettings } from '@cordon/protocol/site/settings.ts';
import type { By } from '@cordon/protocol/roles.ts';
import { createFormats, type Formats } from './format.ts';
import type { Language, Translate } from './setup.ts';

/** What of the site wording needs: the names of its places and questions, and its time zone. */
export type SiteNames = Pick<SiteSettings, 'timeZone' | 'stations' | 'histories' | 'batches'>;

/** Everything that turns a state into words. */
export type Words = Formats & {
  t: Translate;
  language: Language;
  label(label: Label): string;
  station(id: string): string;
  history(id: string): string;
  by(by: By): string;
};

export function createWords(t: Translate, language: Language, site: SiteNames | null): Words {
  const label = (text: Label) => (language === 'en' ? text.en : text.zh);
  const named = (list: readonly { id: string; name: Label }[] | undefined, id: string) => {
    const found = list?.find((item) => item.id === id);
    return found === undefined ? id : label(found.name);
  };
  return {
    ...createFormats(language, site?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone),
    t,
    language,
    label,
    station: (id) => named(site?.stations, id),
    history: (id) => named(site?.histories, id),
    by: (by) =>
      by.role === 'system' && (by.name === 'clock' || by.name === 'import') ? t(`terms.system.${by.name}`) : by.name,
  };
}

const SiteNamesContext = createContext<SiteNames | null>(null);

export function SiteNamesProvider({ site, children }: { site: SiteNames | null; children: ReactNode }) {
  return <SiteNamesContext value={site}>{children}</SiteNamesContext>;
}

export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const site = useContext(SiteNamesContext);
  const language: Language = i18n.language === 'en' ? 'en' : 'zh-CN';
  return useMemo(() => {
    const translate: Translate = (key, values) => t(key, { ...values });
    return createWords(translate, language, site);
  }, [t, language, site]);
}
