interface FormEndProps {
  /** what is done by sending the form */
  label: string
  /** beside other forms of a page that are more usual */
  plain?: true
}

/** The end of a form with one button. */
export function FormEnd({ label, plain }: FormEndProps) {
  return (
    <div class="form-end">
      <button class={plain ? 'btn' : 'btn primary'} type="submit">
        {label}
      </button>
    </div>
  )
}
