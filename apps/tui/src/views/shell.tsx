import type { ReactNode } from 'react';
import { Box } from 'ink';
import { areasOf } from '../state/areas.ts';
import type { WorkbenchState } from '../state/workbench-state.ts';
import { detailsBody, detailsBorder, editorBody, modalBody } from './body-lines.ts';
import { activityLine, activityLines, panelLine, statusLine, titleLine } from './frame-lines.ts';
import { Line, Lines } from './lines.tsx';

/** Below this size the screen cannot be divided. */
const LEAST = { columns: 48, rows: 12 };

/** The whole screen: title, activity bar, editor area and details, panel line, status bar. A function of the state alone. */
export function Shell({ state }: { readonly state: WorkbenchState }): ReactNode {
  const { columns, rows } = state.size;
  if (columns < LEAST.columns || rows < LEAST.rows) return <Line text="Make this window larger: 80 columns by 24 lines are enough." />;
  const { side, editor, details, height } = areasOf(state.size);
  const modal = modalBody(state, editor + details, height);
  const whole = modal !== null || state.screen === 'answer' || state.plan === null;
  const width = whole ? editor + details : editor;
  const body = modal ?? editorBody(state, width, height);
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Line text={titleLine(state)} />
      {side === 0 && <Line text={activityLine(state)} />}
      <Box height={height}>
        {side > 0 && <Box flexDirection="column" width={side}><Lines lines={activityLines(state, side, height)} height={height} /></Box>}
        <Box flexDirection="column" width={width}>
          <Lines lines={body.lines} height={height} />
          {body.bars && <Box position="absolute" left={body.bars.left} top={body.bars.top}><Line text={body.bars.text} /></Box>}
        </Box>
        {!whole && details > 0 && <Box width={2}><Line text={detailsBorder(state, height)} /></Box>}
        {!whole && details > 0 && <Box flexDirection="column" width={details - 2}><Lines lines={detailsBody(state, height)} height={height} /></Box>}
      </Box>
      <Line text={panelLine(state)} />
      <Line text={statusLine(state)} />
    </Box>
  );
}
