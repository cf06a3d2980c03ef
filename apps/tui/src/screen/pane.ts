/** A part of the screen: where it begins, counted from 0, its size, and its lines, none of them wider than the pane. */
export interface Pane {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Fewer than its height leave the rest empty. */
  readonly lines: readonly string[];
}
