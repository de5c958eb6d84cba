package io.relais.runtime.app;

/**
 * The three secrets that the app at Meta and this process share.
 *
 * @param appSecret signs what Meta sends to the webhook
 * @param verifyToken what Meta repeats when the webhook's address is entered
 * @param accessToken allows this process to send
 */
public record WhatsAppSettings(Secret appSecret, Secret verifyToken, Secret accessToken) {}
