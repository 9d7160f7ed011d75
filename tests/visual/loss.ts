/** Takes the graphics context away after a chosen number of calls, as an unlucky moment would; runs in the page before its scripts. */

/** What the tests set and read in the page. */
export type GlLoss = {
  /** The next context that is made is lost after so many calls of its functions; 0 for never. */
  armed: number;
  /** Milliseconds until the browser gives the context back; 0 for never. */
  restoreAfter: number;
  /** Calls of the context that was made last. */
  calls: number;
  /** Contexts lost so far. */
  losses: number;
};

declare global {
  interface Window {
    glLoss?: GlLoss;
  }
}

/** Wraps every function of WebGL 2. Given to the page as text, so it uses nothing from outside. */
export function installGlLoss(): void {
  const loss: GlLoss = { armed: 0, restoreAfter: 50, calls: 0, losses: 0 };
  window.glLoss = loss;
  let watched: WebGL2RenderingContext | undefined;
  let due = 0;

  type Call = (...words: unknown[]) => unknown;
  const getContext = Reflect.get(HTMLCanvasElement.prototype, 'getContext') as Call;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...words: unknown[]) {
    const context = getContext.apply(this, words);
    if (context instanceof WebGL2RenderingContext && context !== watched) {
      watched = context;
      due = loss.armed;
      loss.armed = 0;
      loss.calls = 0;
    }
    return context;
  } as typeof HTMLCanvasElement.prototype.getContext;

  const { prototype } = WebGL2RenderingContext;
  const getExtension = Reflect.get(prototype, 'getExtension') as Call;
  const isContextLost = Reflect.get(prototype, 'isContextLost') as Call;

  function lose(context: WebGL2RenderingContext): void {
    const extension = getExtension.call(context, 'WEBGL_lose_context') as WEBGL_lose_context | null;
    if (extension === null) throw new Error('this browser cannot lose a context on purpose');
    loss.losses++;
    extension.loseContext();
    if (loss.restoreAfter === 0) return;
    // asked again, because a context can only come back once the page has heard of the loss
    let left = 20;
    const timer = setInterval(() => {
      if (isContextLost.call(context) === true) extension.restoreContext();
      if (isContextLost.call(context) === false || --left === 0) clearInterval(timer);
    }, loss.restoreAfter);
  }

  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (typeof value !== 'function' || name === 'constructor' || name === 'isContextLost') continue;
    const original = value as Call;
    Object.assign(prototype, {
      [name](this: WebGL2RenderingContext, ...words: unknown[]) {
        const answer = original.apply(this, words);
        if (this === watched && ++loss.calls === due) lose(this);
        return answer;
      },
    });
  }
}
