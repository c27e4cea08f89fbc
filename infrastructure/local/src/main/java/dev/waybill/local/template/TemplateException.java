package dev.waybill.local.template;

/** Something in template.yaml that the local run cannot do, or that AWS would refuse; in a sentence. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemplateException(String sentence) {
        super(sentence, null, false, false);
    }
}
