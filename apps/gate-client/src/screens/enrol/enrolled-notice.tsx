import type { NamedDevice } from '@cordon/protocol/wire/http/session.ts';
import { useWords } from '../../i18n/words.tsx';
import { Notice } from '../../ui/page/notice.tsx';

/* The names of stations come with the picture, and nobody is signed in here yet: they are counted. */
export function EnrolledNotice({ device: { name, stations } }: { device: NamedDevice }) {
  const { t } = useWords();
  const text =
    stations.length === 0 ? t('entry.enrol.doneNowhere') : t('entry.enrol.doneText', { count: stations.length });
  return <Notice tone="pass" title={t('entry.enrol.done', { device: name })} text={text} />;
}
