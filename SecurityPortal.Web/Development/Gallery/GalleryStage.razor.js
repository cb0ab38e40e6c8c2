// Waits for what is expected, if anything. Presses one thing after another, each once it is there and takes a press,
// and comes back when the stage stands still.
export async function settle(stage, expected, selectors) {
    if (expected) {
        await found(stage, expected);
    }
    await quiet(stage);
    for (const selector of selectors) {
        const element = await found(stage, selector);
        element.click();
        await quiet(stage);
    }
}

async function found(stage, selector) {
    for (let i = 0; i < 200; i++) {
        const element = stage.querySelector(selector);
        if (element && !element.disabled) {
            return element;
        }
        await new Promise(resolve => setTimeout(resolve, 25));
    }
    throw new Error(`The gallery finds nothing to press at ${selector}`);
}

function quiet(stage) {
    return new Promise(resolve => {
        let timer;
        const observer = new MutationObserver(wait);
        function wait() {
            clearTimeout(timer);
            timer = setTimeout(() => {
                observer.disconnect();
                resolve();
            }, 80);
        }
        observer.observe(stage, { subtree: true, childList: true, attributes: true, characterData: true });
        wait();
    });
}
