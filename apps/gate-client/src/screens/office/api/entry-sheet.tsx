import { useWords } from '../../../i18n/words.tsx';
import { Facts } from '../../../ui/page/screen.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import type { ApiEntry } from './api-entries.ts';
import styles from './api.module.css';

type Props = { entry: ApiEntry; kind: string; access: string; onClose: () => void };

/** One route, event or command: who may ask, what is asked, and what is answered. */
export function EntrySheet({ entry, kind, access, onClose }: Props) {
  const { t } = useWords();
  return (
    <Sheet opened onClose={onClose} title={entry.name} size="wide">
      {entry.summary !== '' && <p lang="en">{entry.summary}</p>}
      <Facts
        items={[
          { name: t('office.api.columns.kind'), value: kind },
          { name: t('office.api.columns.access'), value: access },
        ]}
      />
      {entry.parts.map(({ part, text }, place) => (
        <section key={`${part} ${String(place)}`}>
          <h3>{t(`office.api.parts.${part}`)}</h3>
          <pre className={styles.schema} lang="en" tabIndex={0} aria-label={t(`office.api.parts.${part}`)}>
            {text}
          </pre>
        </section>
      ))}
    </Sheet>
  );
}
