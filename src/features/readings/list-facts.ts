import type { PointName } from './form-facts.ts';

/** A point to filter the list by. */
export type ListPoint = PointName & { readonly id: number };
