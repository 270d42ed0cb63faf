import { nightRoutes } from '@cordon/protocol/wire/http/nights.ts';
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { useApi } from '../../../../api/api.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import type { Refusal } from '../../../../api/http.ts';
import { useWords } from '../../../../i18n/words.tsx';
import { usePicture } from '../../../../state/picture-store.ts';
import { ActionButton } from '../../../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../../../ui/page/notice.tsx';
import styles from '../review.module.css';
import { saveFile } from '../../../../ui/save-file.ts';

/** The report of a night that is kept: when it was made, its spreadsheet, and the way to have it made (again). */
export function NightReport({ day }: { day: string }) {
  const words = useWords();
  const { t } = words;
  const api = useApi();
  const latest = usePicture(({ feed }) => feed.find(({ event }) => event.type === 'reportMade')?.seq ?? 0);
  const { value } = useAnswer(nightRoutes['GET /nights/reports'], {}, { after: latest });
  const [refused, setRefused] = useState<Refusal | null>(null);
  const madeAt = value?.reports.find((report) => report.day === day)?.madeAt;

  async function make(): Promise<void> {
    const answer = await api.call(nightRoutes['POST /nights/:day/report'], { params: { day } });
    setRefused(answer.ok ? null : answer);
  }
  async function download(): Promise<void> {
    const answer = await api.call(nightRoutes['GET /nights/:day/visits'], { params: { day } });
    setRefused(answer.ok ? null : answer);
    if (answer.ok) saveFile(`cordon-${day}.csv`, answer.value.csv);
  }

  return (
    <div className={styles.noPrint}>
      <div className={styles.report}>
        <p>
          {madeAt === undefined ? t('review.report.none') : t('review.report.made', { at: words.dateTime(madeAt) })}
        </p>
        <span className={styles.picks}>
          <ActionButton size="desk" icon={<IconFileSpreadsheet size="1.2em" aria-hidden />} onPress={make}>
            {t(madeAt === undefined ? 'review.report.make' : 'review.report.again')}
          </ActionButton>
          {madeAt !== undefined && (
            <ActionButton size="desk" icon={<IconDownload size="1.2em" aria-hidden />} onPress={download}>
              {t('review.report.download')}
            </ActionButton>
          )}
        </span>
      </div>
      <RefusalNotice
        refusal={refused}
        onDismiss={() => {
          setRefused(null);
        }}
      />
    </div>
  );
}
