import { useWords } from '../../i18n/words.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import styles from './sign-in.module.css';

/** [U224] A page that came without encryption: browsers lend it no keys. The way to one that has them. */
export function Insecure() {
  const { t } = useWords();
  const { host, pathname } = globalThis.location;
  return (
    <>
      <Notice tone="hold" title={t('entry.insecure.title')} text={t('entry.insecure.text')} />
      <a className={styles.way} data-primary href={`https://${host}${pathname}`}>
        {t('entry.insecure.open')}
      </a>
      <a className={styles.way} href="/authority">
        {t('entry.insecure.authority')}
      </a>
    </>
  );
}
