import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['CORDON_URL'] ?? 'http://127.0.0.1:8080';

/* The server answers its own pages only, and this one comes from another port. */
const asOwnPage = { target: server, changeOrigin: true, headers: { origin: server } };

/* What changes seldom stays in the cache of a tablet when a screen changes. */
const libraries = [
  { name: 'react', test: /node_modules[\\/](?:.*[\\/])?(?:react|react-dom|scheduler)[\\/]/ },
  { name: 'router', test: /node_modules[\\/](?:.*[\\/])?@tanstack[\\/]/ },
  { name: 'wire', test: /node_modules[\\/](?:.*[\\/])?(?:socket\.io|engine\.io|zod|uuid)/ },
];

/*
 * What every screen stands on comes in one piece: cut by who uses which part of it, the first load would be sixty small
 * files, each of them another chance for a bad network to fail.
 */
const shell = {
  name: 'shell',
  test: new RegExp(
    String.raw`src/(?:(?:api|clock|device|outbox|realtime|session|state)/[\w-]+\.tsx?$` +
      String.raw`|i18n/(?!alert|audit|event)[\w-]+\.tsx?$` +
      String.raw`|ui/(?:buttons|choose|later|sheet|verdict)/|ui/fields/fields|ui/page/(?:error|notice|screen|page\.module))`,
  ),
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // the content security policy allows no data: URLs for scripts and fonts
    rolldownOptions: { output: { codeSplitting: { groups: [...libraries, shell] } } },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': asOwnPage,
      '/socket.io': { ...asOwnPage, ws: true },
    },
  },
});
