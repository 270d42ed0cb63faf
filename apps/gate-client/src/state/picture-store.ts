import { createStore, type StoreApi, useStore } from 'zustand';
import { useCordon } from '../context/cordon-context.tsx';
import { emptyPicture, type Picture } from './picture.ts';

export type PictureStore = StoreApi<Picture>;

export function createPictureStore(): PictureStore {
  return createStore<Picture>()(() => emptyPicture);
}

declare module '../context/cordon-context.tsx' {
  interface CordonParts {
    picture: PictureStore; // as it is shown: what waits on this device lies over what the server has confirmed
  }
}

export const usePictureStore = () => useCordon('picture');

/** A part of the picture; renders again only when that part is another one. */
export function usePicture<T>(select: (picture: Picture) => T): T {
  return useStore(usePictureStore(), select);
}
