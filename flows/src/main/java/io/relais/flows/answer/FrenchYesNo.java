package io.relais.flows.answer;

import io.relais.flows.answer.YesNoReader.Mark;

/**
 * French phrases of consent and refusal, in plain form.
 *
 * <p>Left out on purpose: "c'est bon" and "ça ira" (a yes to "on valide ?", a no to "autre chose
 * ?"), "pas de souci" (a no to "un souci ?"), "si", "pourquoi pas".
 */
final class FrenchYesNo {
  static final Phrases<Mark> PHRASES =
      new Phrases<Mark>()
          .add(
              Mark.YES,
              """
              ouais, ouai, ouaip, ouep, oue, oe, owi, ui, wi, yess, yup, yes, oh oui, oh que oui,
              que oui, mais oui, mais carrement, mais bien sur, mais avec plaisir,
              bien sur, bien sur que oui, bien entendu, evidemment, bien evidemment, naturellement,
              carrement, absolument, tout a fait, exactement, certainement, volontiers,
              bien volontiers, avec plaisir, avec grand plaisir, avec joie, affirmatif,
              je confirme, je le confirme, je vous confirme ma, je vous le confirme, we, je valide, j accepte, je suis d accord, j approuve,
              je veux bien, je le veux bien, je veux bien merci, c est oui, ok pour, d accord pour,
              sans aucun doute, sans hesiter, sans hesitation, forcement, assurement\
              """)
          .add(
              Mark.WEAK_YES,
              """
              d accord, daccord, d acc, dac, dacc, d ac, entendu, c est entendu, c est d accord,
              ca marche, ca roule, ca me va, ca me va bien, ca me va tres bien, ca me convient,
              ca me convient parfaitement, cela me convient, cela me va, c est bon pour moi,
              bon pour moi, ok pour moi, ca joue, parfaitement, exact, dacord, d acord, dakor, dak,
              c ok, c ok pour moi, je vous confirme, sur et certain, sure et certaine,
              c est exact, correct, c est correct, c est juste, c est ca, c est bien ca,
              c est vrai, vrai, effectivement, en effet, je veux, je le veux,
              je le souhaite, je voudrais bien, partant, partante, je suis partant,
              je suis partante, allez y, vas y, allons y, sans probleme, sans souci, sans soucis,
              confirme, je prends, oki doki, ok ok, marche conclu, bien recu et d accord, go\
              """)
          .add(
              Mark.NO,
              """
              nan, nn, nop, noon, naan, non non, non merci, oh que non, que non, mais non, mais nan,
              bien sur que non, evidemment que non, certainement pas, surement pas, absolument pas,
              surtout pas, pas du tout, mais pas du tout, pas question, hors de question,
              il n en est pas question, jamais de la vie, en aucun cas, aucunement, nullement,
              negatif, c est non, je refuse, je decline, sans facon, sans facons,
              je ne confirme pas, je confirme pas, je ne suis pas d accord, je suis pas d accord,
              pas d accord, pas ok, je n accepte pas, j accepte pas, je ne valide pas\
              """)
          .add(
              Mark.WEAK_NO,
              """
              jamais, pas vraiment, pas interesse, pas interessee, je ne suis pas interesse,
              je ne suis pas interessee, je suis pas interesse, je suis pas interessee,
              ca ne m interesse pas, ca m interesse pas, cela ne m interesse pas, je ne veux pas,
              je veux pas, j veux pas, je n en veux pas, j en veux pas, je ne le veux pas,
              je ne souhaite pas, je ne le souhaite pas, je souhaite pas, je ne desire pas,
              je ne peux pas, je peux pas, j peux pas, faux, c est faux, incorrect,
              ce n est pas ca, c est pas ca, ce n est pas correct, c est pas correct,
              ce n est pas exact, ca ne me convient pas, ca me convient pas, ca ne me va pas,
              ca me va pas, cela ne me convient pas, pas pour moi, pas besoin, pas la peine,
              ce n est pas la peine, je n ai pas besoin, je prefere pas, je prefere ne pas,
              je prefere non, je prefere eviter, je ne pourrai pas, je pourrai pas, impossible,
              c est impossible\
              """)
          .add(
              Mark.DOUBT,
              """
              mais, sauf, si, ou, ni, peut etre, peutetre, p etre, ptet, ptetre, possible,
              possiblement, probable, probablement, sans doute, eventuellement, je ne sais pas,
              je sais pas, j sais pas, chais pas, sais pas, sais plus, jsp, aucune idee, bof,
              mouais, mouai, moui, mwais, hesite, hesitation, pas sur, pas sure, pas certain,
              pas certaine, je crois, je pense, j imagine, je suppose, suppose, plutot, presque,
              on verra, a voir, je vais voir, je verrai, ca depend, cela depend, depend, plus tard,
              apres, un peu, parfois, des fois, plus ou moins, a condition, condition,
              pas impossible, pas certain, comment, combien, quand, pourquoi, quel, quelle, quels,
              quelles, quoi, lequel, laquelle, est ce que, qui, dis pas non, dit pas non,
              dirais pas non, dirai pas non, pas non, pas oui, pas contre, refuse pas,
              pas dire non, pas dire oui, non plus, non seulement, cependant, toutefois, par contre, en revanche, uniquement,
              attendez, attends, encore, moitie, les deux, faut voir, j hesite\
              """)
          .add(
              Mark.NEGATION,
              """
              pas, ne, n, rien, aucun, aucune, personne, nul, pas encore, pas maintenant,
              pas pour le moment, pas pour l instant, pas tout de suite, pas aujourd hui,
              pas forcement, pas trop, pas tellement, pas exactement, pas tout a fait\
              """)
          // "Oui bonjour, …" opens a conversation rather than answering.
          .add(Mark.WEAK_YES, "oui bonjour, oui bonsoir, oui allo, oui salut")
          .add(
              Mark.NEUTRAL,
              """
              merci beaucoup, merci bien, beaucoup, svp, stp, s il vous plait, s il te plait,
              sil vous plait, sil te plait, svp merci, bonjour, bonsoir, salut, coucou, hello, hey,
              madame, monsieur, mme, mr, ah, eh, euh, heu, hum, hmm, mmh, ben, bah, beh, eh bien,
              et bien, alors, donc, bon, voila, super, genial, top, parfait, c est parfait, en fait, finalement, reponse, c est un, cool, nickel, impeccable,
              tres bien, bien, c est, je dis, je dirais, ce sera, ca sera, ma reponse est,
              la reponse est, ma reponse c est, pour moi, pour ma part, de mon cote, bonne journee,
              bonne soiree, a bientot, cordialement, mdr, xd, pourquoi pas, why not, tout le monde,
              bien cordialement, l ami, chef, desole, desolee, pas de probleme, pas de problemes,
              pas de probleme du tout, pas de souci, pas de soucis, aucun probleme, aucun souci, y a pas de souci, il n y a pas de souci, volontiers merci\
              """);

  private FrenchYesNo() {}
}
