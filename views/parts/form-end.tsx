interface FormEndProps {
  /** what is done by sending the form */
  label: string
  /** beside other forms of a page that are more usual */
  plain?: true
  /** the way back without a change */
  back?: { label: string; href: string }
  /** under the sheets of a form, not within the last of them */
  below?: true
}

/** The end of a form with one button. */
export function FormEnd({ label, plain, back, below }: FormEndProps) {
  return (
    <div class={below ? 'buttons' : 'form-end'}>
      <button class={plain ? 'btn' : 'btn primary'} type="submit">
        {label}
      </button>
      {back && (
        <a class="btn quiet" href={back.href}>
          {back.label}
        </a>
      )}
    </div>
  )
}
