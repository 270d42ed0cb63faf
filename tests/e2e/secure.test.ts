import { describe, expect, it } from 'vitest';
import { useScene } from './support/scene.ts';
import { seen } from './support/touch.ts';

const scene = useScene({ night: false, clear: false });

const look = { device: 'tablet', language: 'zh-CN', theme: 'dark', byTls: true } as const;

describe('a tablet that asks by https', () => {
  it('[TL5] [TL9] signs in, follows and finds nothing that the policy forbids', async () => {
    const { page, diary } = await scene.post('supervisor', look);
    const [{ protocol, host }] = [new URL(page.url())];
    expect(protocol).toBe('https:');
    expect(diary.urls.filter((url) => url.startsWith('ws'))).toEqual([
      expect.stringMatching(new RegExp(`^wss://${host}/socket\\.io/`)),
    ]);
    expect(diary.urls.filter((url) => url.startsWith('http:'))).toEqual([]);
    expect(await page.evaluate(() => isSecureContext)).toBe(true);
  });

  it('[TL7] is shown how to install the root', async () => {
    const { page } = await scene.window(look);
    await page.goto('/authority');
    await seen(page.getByRole('heading', { name: '安装 Cordon 根证书' }));
    await seen(page.getByRole('heading', { name: 'Install Cordon’s root certificate' }));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载根证书' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('cordon-authority.crt');
  });
});
