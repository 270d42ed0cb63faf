import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { compressed } from './vite/compressed.ts';
import { onePiece } from './vite/one-piece.ts';
import { withoutJsonSchemas } from './vite/without-json-schemas.ts';

const server = process.env['CORDON_URL'] ?? 'http://127.0.0.1:8080';

/* The server answers its own pages only, and this one comes from another port. */
const asOwnPage = { target: server, changeOrigin: true, headers: { origin: server } };

/* What changes seldom stays in the cache of a tablet when a screen changes. */
const libraries = [
  { name: 'react', test: /node_modules[\\/](?:.*[\\/])?(?:react|react-dom|scheduler)[\\/]/ },
  { name: 'router', test: /node_modules[\\/](?:.*[\\/])?@tanstack[\\/]/ },
  { name: 'wire', test: /node_modules[\\/](?:.*[\\/])?(?:socket\.io|engine\.io|zod|uuid)/ },
];

const firstView = onePiece('/src/app/main.tsx');
const first = { name: 'first', test: firstView.isFirst };

/* What the server answers itself, and a page kept on the tablet must never stand in for. */
const notOurs = ['api', 'socket.io', 'queues', 'livez', 'readyz', 'metrics', 'authority'];

/**
 * All of it is on the device after the first load, the office included: it is small, and who needs a page without the network
 * has not opened it before. A new version waits until somebody takes it.
 */
const offline = {
  registerType: 'prompt',
  injectRegister: null,
  manifest: {
    id: '/',
    name: 'Cordon 闭环卡口',
    short_name: 'Cordon',
    description: '封闭场所车辆闭环查验',
    lang: 'zh-CN',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    orientation: 'any',
    background_color: '#0b0f14',
    theme_color: '#0b0f14',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg,png}'],
    inlineWorkboxRuntime: true,
    clientsClaim: true, // from the first load on: else the next version would not wait for anybody
    cleanupOutdatedCaches: true,
    navigateFallback: '/index.html',
    navigateFallbackDenylist: [new RegExp(`^/(?:${notOurs.join('|')})(?:/|$)`), /\.\w+$/],
  },
} satisfies Parameters<typeof VitePWA>[0];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), withoutJsonSchemas(), firstView.plugin, compressed(), VitePWA(offline)],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false }, // every browser that can sign a command has it
    manifest: true, // scripts/checks/first-load.ts reads it
    assetsInlineLimit: 0, // the content security policy allows no data: URLs for scripts and fonts
    rolldownOptions: { output: { codeSplitting: { groups: [...libraries, first] } } },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': asOwnPage,
      '/socket.io': { ...asOwnPage, ws: true },
    },
  },
});
