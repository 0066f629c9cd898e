// Sends a file with a bar that shows how far it is, and takes one that is dropped. Without a script the form does the rest.

const form = document.querySelector('[data-upload]');
const file = form.querySelector('input[type="file"]');
const area = form.querySelector('[data-drop]');
const progress = form.querySelector('[data-progress]');
const bar = progress.querySelector('progress');
const said = progress.querySelector('[data-progress-text]');
const words = form.dataset;

let sending = null;

form.addEventListener('submit', (event) => {
  if (!file.files.length) return; // a pasted text is small
  event.preventDefault();
  send(file.files[0]);
});

function send(chosen) {
  stop();
  complain('');
  if (chosen.size > Number(words.most)) return complain(words.tooLarge);
  const body = new FormData();
  body.append('file', chosen);
  sending = new XMLHttpRequest();
  sending.open('POST', form.action);
  sending.setRequestHeader('Accept', 'application/json');
  sending.responseType = 'json';
  sending.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) bar.value = event.loaded / event.total;
  });
  sending.addEventListener('load', () => arrived(sending));
  sending.addEventListener('error', () => complain(words.lost));
  said.textContent = words.sending.replace('{file}', () => chosen.name);
  bar.value = 0;
  progress.hidden = false;
  sending.send(body);
}

function arrived({ status, response }) {
  if (status === 201) location.assign(response.page);
  else if (status === 401) location.reload(); // to sign in, and come back
  else complain(response?.error ?? words.lost);
}

function stop() {
  sending?.abort();
  sending = null;
  progress.hidden = true;
}

// complain says beside the file what is wrong with it; nothing takes it back.
function complain(why) {
  progress.hidden = true;
  let error = area.querySelector('.error');
  if (!error) {
    error = document.createElement('p');
    error.className = 'error';
    error.id = 'file-error';
    error.setAttribute('role', 'alert');
    area.append(error);
  }
  error.textContent = why;
  error.hidden = !why;
  file.toggleAttribute('aria-invalid', Boolean(why));
  file.setAttribute('aria-describedby', why ? 'file-hint file-error' : 'file-hint');
}

progress.querySelector('[data-stop]').addEventListener('click', stop);

// The whole page takes what is dropped, so that no file opens in its place by mistake.
area.querySelector('[data-drop-hint]').hidden = false;
const carriesFile = (event) => event.dataTransfer?.types.includes('Files');
let inside = 0;
addEventListener('dragenter', (event) => {
  if (carriesFile(event)) area.classList.toggle('over', ++inside > 0);
});
addEventListener('dragleave', (event) => {
  if (carriesFile(event)) area.classList.toggle('over', --inside > 0);
});
addEventListener('dragover', (event) => {
  if (carriesFile(event)) event.preventDefault();
});
addEventListener('drop', (event) => {
  if (!carriesFile(event)) return;
  event.preventDefault();
  inside = 0;
  area.classList.remove('over');
  const [dropped] = event.dataTransfer.files;
  if (dropped) send(dropped);
});
