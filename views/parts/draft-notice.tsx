/** Tells that a draft is kept in this browser, and offers it; scripts only, inside `<form data-draft>`. */
export function DraftNotice() {
  return (
    <>
      <div class="flash info" data-draft-notice hidden>
        <p>
          Є незбережена чернетка від <span data-draft-time />.
        </p>
        <button class="btn" type="button" data-draft-restore>
          Відновити
        </button>
        <button class="btn quiet" type="button" data-draft-discard>
          Відкинути
        </button>
      </div>
      <p class="hint" role="status" data-draft-status />
    </>
  )
}
