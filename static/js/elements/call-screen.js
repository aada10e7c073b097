// The screen of the waiting room: a call that is new blinks for ten seconds, and sounds where somebody turned that on;
// the clock goes on; after ten seconds without an answer a bar says since when.
class CallScreen extends HTMLElement {
  connectedCallback() {
    this.answered = Date.now();
    this.clock = this.querySelector(".screen__clock");
    this.ahead = Date.parse(this.clock.dataset.now) - Date.now();
    this.seen = new Set();
    this.mark(false);
    this.querySelector(".screen__sound").addEventListener("click", (event) => this.turnOn(event.target));
    for (const name of ["before:swap", "after:swap", "finally:request"]) this.addEventListener(`htmx:${name}`, this);
    this.timer = setInterval(() => this.look(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  handleEvent({ type, detail: { ctx, tasks } }) {
    const status = ctx?.response?.status;
    if (type === "htmx:before:swap" && status >= 400) tasks.length = 0; // the calls stay as they were last
    else if (type === "htmx:finally:request" && (status === 200 || status === 304)) this.answered = Date.now();
    if (type !== "htmx:before:swap") this.mark(true);
  }

  time(at) {
    return new Date(at + this.ahead).toLocaleTimeString("nl-BE", { timeZone: "Europe/Brussels", hour: "2-digit", minute: "2-digit" });
  }

  look() {
    this.clock.textContent = this.time(Date.now());
    const bar = this.querySelector(".screen__lost");
    bar.hidden = Date.now() - this.answered < 10000;
    if (!bar.hidden) bar.querySelector(".screen__since").textContent = this.time(this.answered);
  }

  mark(sounds) {
    for (const call of this.querySelectorAll(".screen__call")) {
      const key = `${call.id} ${call.dataset.at}`;
      if (this.seen.has(key)) continue;
      this.seen.add(key);
      if (!sounds && !("new" in call.dataset)) continue;
      call.dataset.new = "";
      setTimeout(() => delete document.getElementById(call.id)?.dataset.new, 10000);
      if (sounds) this.sound();
    }
    if (this.seen.size > 1000) this.seen = new Set([...this.seen].slice(-100)); // it stands here for nights
  }

  turnOn(button) {
    this.audio = new AudioContext();
    button.hidden = true;
    this.sound();
  }

  sound() {
    if (!this.audio) return;
    this.audio.resume();
    [660, 880].forEach((pitch, place) => this.tone(pitch, this.audio.currentTime + 0.35 * place));
  }

  tone(pitch, at) {
    const [wave, volume] = [this.audio.createOscillator(), this.audio.createGain()];
    wave.frequency.value = pitch;
    volume.gain.setValueAtTime(0.4, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.6);
    wave.connect(volume).connect(this.audio.destination);
    wave.start(at);
    wave.stop(at + 0.6);
  }
}

customElements.define("call-screen", CallScreen);
